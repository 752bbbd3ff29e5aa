using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Statistics;

namespace Tuning.Validation.Search;

/// <summary>
/// The choice of a search: the largest plateau among the feasible trials within one paired standard error of the best. The
/// hours of the window are the parts that scores are compared by.
/// </summary>
public static class ChoiceRule
{
    private const double HoursPerDay = 24;

    /// <summary>The chosen trial; null where none is feasible.</summary>
    /// <param name="space">The space.</param>
    /// <param name="objective">What is optimised.</param>
    /// <param name="trials">The trials, in any order.</param>
    public static SearchedTrial? Choose(Space space, Objective objective, IEnumerable<SearchedTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(trials);
        SearchedTrial[] feasible =
        [
            .. trials.Where(trial => trial.Score is { IsFeasible: true, Value: not null }).DistinctBy(trial => trial.Point),
        ];
        var sign = objective.Direction is ObjectiveDirection.Maximize ? 1 : -1;
        ImmutableArray<PlateauTrial> entries =
        [
            .. feasible.Select(trial => new PlateauTrial(
                trial.Point, sign * trial.Score.Value!.Value, Parts(objective.Metric, trial.Record.HourlyPnl, sign))),
        ];
        return Plateau.Choose(space, entries) is { } chosen ? feasible[chosen] : null;
    }

    /// <summary>What the score of a metric is the mean of, hour by hour; empty for metrics that are no mean of hours.</summary>
    private static ImmutableArray<double> Parts(string metric, ImmutableArray<double> hours, int sign)
    {
        double? factor = metric switch
        {
            "netPnl" => hours.Length,
            "netPnlPerDay" => HoursPerDay,
            "sharpe" => Moments.Of(hours.AsSpan()) is { } moments ? Math.Sqrt(HourlyRecord.HoursPerYear) / moments.Deviation : null,
            _ => null,
        };
        return factor is { } known ? [.. hours.Select(hour => sign * known * hour)] : [];
    }
}
