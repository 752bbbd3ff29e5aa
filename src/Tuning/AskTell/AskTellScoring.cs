using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>Judges results by the objective of a session.</summary>
/// <param name="objective">The objective.</param>
internal sealed class AskTellScoring(Objective objective)
{
    /// <summary>The score for ranking.</summary>
    public Score ScoreOf(AskTellResult result)
    {
        var score = objective.Evaluate(MetricSet.From(Metrics(result)));
        return score with { Violation = score.Violation + Math.Max(0, Others(result) ?? 0) };
    }

    /// <summary>The result as samplers see it.</summary>
    /// <param name="number">The trial's number; negative for a result of an earlier session.</param>
    /// <param name="point">Its point.</param>
    /// <param name="result">What was told.</param>
    public Observation ObservationOf(int number, ParameterSet point, AskTellResult result)
    {
        var metrics = Metrics(result);
        ImmutableArray<double> losses = metrics.TryGetValue(objective.Metric, out var value)
            ? [objective.Direction is ObjectiveDirection.Maximize ? -value : value]
            : [];
        var violations = objective.Constraints.Select(constraint => metrics.TryGetValue(constraint.Metric, out var measured)
            ? Math.Max(constraint.Min - measured ?? double.NegativeInfinity, measured - constraint.Max ?? double.NegativeInfinity)
            : double.NaN);
        return new(number, point, result.State, losses, Others(result) is { } other ? [.. violations, other] : [.. violations]);
    }

    // A value under either name is the metric's; values come first.
    private static ImmutableSortedDictionary<string, double> Metrics(AskTellResult result) =>
        result.Constraints.SetItems(result.Values);

    // The largest of the constraints that the session file does not name; absent without any.
    private double? Others(AskTellResult result)
    {
        double? largest = null;
        foreach (var (name, value) in result.Constraints)
        {
            if (!objective.Constraints.Any(constraint => string.Equals(constraint.Metric, name, StringComparison.Ordinal)))
            {
                largest = Math.Max(value, largest ?? value);
            }
        }

        return largest;
    }
}
