using System.Collections.Immutable;

namespace Tuning.Objectives;

/// <summary>
/// The order of trials, best first: feasible before infeasible; infeasible ones by fewer undefined metrics, then by the
/// smaller violation; then by the objective; ties by the smaller hash of the canonical point, never by trial number.
/// </summary>
/// <param name="direction">Which values of the objective are better.</param>
public sealed class Ranking(ObjectiveDirection direction) : IComparer<RankedTrial>
{
    /// <summary>Sorts trials, best first.</summary>
    /// <param name="trials">Trials with distinct points, in any order.</param>
    public ImmutableArray<RankedTrial> Order(IEnumerable<RankedTrial> trials) => [.. trials.Order(this)];

    /// <inheritdoc/>
    public int Compare(RankedTrial x, RankedTrial y)
    {
        var byFeasibility = y.Score.IsFeasible.CompareTo(x.Score.IsFeasible);
        if (byFeasibility != 0)
        {
            return byFeasibility;
        }

        var byViolation = (x.Score.UndefinedMetrics, x.Score.Violation)
            .CompareTo((y.Score.UndefinedMetrics, y.Score.Violation));
        if (byViolation != 0)
        {
            return byViolation;
        }

        var byValue = CompareValues(x.Score.Value, y.Score.Value);
        return byValue != 0 ? byValue : string.CompareOrdinal(x.PointHash, y.PointHash);
    }

    private int CompareValues(double? x, double? y)
    {
        if (x is null || y is null)
        {
            return (x is null).CompareTo(y is null);
        }

        return direction is ObjectiveDirection.Maximize ? y.Value.CompareTo(x.Value) : x.Value.CompareTo(y.Value);
    }
}
