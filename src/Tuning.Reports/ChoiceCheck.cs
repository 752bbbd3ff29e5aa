using Tuning.Objectives;

namespace Tuning.Reports;

/// <summary>
/// Holds the choice of a validated search against its stored trials, by code that shares nothing with the rule that chose: it is
/// feasible, it is what the verdict names, and what surrounds it is no worse than what
/// surrounds the best one. How far below the best a choice may lie follows from hours that are not stored.
/// </summary>
internal static class ChoiceCheck
{
    private const double Width = 0.06;
    private const int Neighbours = 3;
    private const double Rounding = 1e-9;

    /// <summary>The difference between the choice and what its trials say; null where there is none.</summary>
    /// <param name="report">A report of a validated session.</param>
    public static string? Difference(SessionReport report)
    {
        if (report.Verdict is not { } verdict)
        {
            return null;
        }

        var objective = report.Plan.Spec.Objective;
        var trials = report.Trials.Where(trial => WinnerCheck.IsFeasible(objective, trial)).DistinctBy(trial => trial.Point).ToList();
        if (report.BestTrial is not { } chosen)
        {
            return verdict.IsWinner ? "there is a winner, and no stored trial was chosen" : null;
        }

        if (trials.Find(trial => trial.Point.Equals(chosen.Point)) is not { } here)
        {
            return $"trial {chosen.Number} was chosen, and it is not feasible";
        }

        if (verdict.Parameters is { } told && !string.Equals(told.Canonical, chosen.Point.Canonical, StringComparison.Ordinal))
        {
            return $"the winner is told to be {told.Canonical}, and the chosen trial {chosen.Number} is {chosen.Point.Canonical}";
        }

        var sign = objective.Direction is ObjectiveDirection.Maximize ? 1 : -1;
        double[] values = [.. trials.Select(trial => sign * trial.Metrics.Find(objective.Metric)!.Value)];
        double[][] places = [.. trials.Select(trial => report.Space.Encode(trial.Point))];
        var peak = Array.IndexOf(values, values.Max());
        var (around, aroundPeak) = (MeanAround(trials.IndexOf(here)), MeanAround(peak));
        return around >= aroundPeak - (Rounding * values.Max(Math.Abs))
            ? null
            : FormattableString.Invariant($"trial {chosen.Number} was chosen, and what surrounds it ({sign * around:G6}) is worse than what surrounds the best, trial {trials[peak].Number} ({sign * aroundPeak:G6})");

        double MeanAround(int index)
        {
            double[] distances = [.. places.Select(place => Distance(report, places[index], place))];
            var reach = Math.Max(Width * Width * Math.Max(1, report.Space.Dimensions), distances.Order().ElementAt(Math.Min(Neighbours, distances.Length - 1)));
            double[] weights = [.. distances.Select(distance => Math.Exp(-distance / (2 * reach)))];
            return weights.Zip(values, (weight, value) => weight * value).Sum() / weights.Sum();
        }
    }

    // In the unit cube; two values without an order are one apart.
    private static double Distance(SessionReport report, double[] one, double[] other)
    {
        var sum = 0.0;
        for (var axis = 0; axis < one.Length; axis++)
        {
            var apart = report.Space.Axes[axis].IsOrdered ? one[axis] - other[axis] : one[axis] == other[axis] ? 0 : 1;
            sum += apart * apart;
        }

        return sum;
    }
}
