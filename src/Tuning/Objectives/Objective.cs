using System.Collections.Immutable;

namespace Tuning.Objectives;

/// <summary>What a session optimises, and what a trial has to satisfy to count.</summary>
/// <param name="Metric">The identifier of the metric that ranks trials.</param>
/// <param name="Direction">Which values of the metric are better.</param>
/// <param name="Constraints">The ranges that a feasible trial's metrics lie in; may be empty.</param>
public sealed record Objective(string Metric, ObjectiveDirection Direction, ImmutableArray<MetricConstraint> Constraints)
{
    /// <summary>Judges the metrics of one trial.</summary>
    /// <param name="metrics">What the trial reported; an absent metric is undefined.</param>
    /// <returns>The objective's value and by how much the constraints are violated.</returns>
    public Score Evaluate(MetricSet metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var value = metrics.Find(Metric);
        var undefined = value is null ? 1 : 0;
        var violation = 0.0;
        foreach (var constraint in Constraints)
        {
            if (metrics.Find(constraint.Metric) is { } measured)
            {
                violation += constraint.DistanceOutside(measured);
            }
            else
            {
                undefined++;
            }
        }

        return new Score(value, undefined, violation);
    }

    /// <inheritdoc/>
    public bool Equals(Objective? other) =>
        other is not null && Direction == other.Direction
        && string.Equals(Metric, other.Metric, StringComparison.Ordinal)
        && Constraints.SequenceEqual(other.Constraints);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Metric, Direction, Constraints.Length);
}
