using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>Judges results by the objectives of a session.</summary>
/// <param name="objectives">The objectives, at least one.</param>
internal sealed class AskTellScoring(ImmutableArray<Objective> objectives)
{
    private readonly ImmutableArray<MetricConstraint> _constraints =
        [.. objectives.SelectMany(objective => objective.Constraints)];

    /// <summary>The metrics that the session limits, in the order of the file.</summary>
    public ImmutableArray<string> Limited { get; } =
        [.. objectives.SelectMany(objective => objective.Constraints).Select(constraint => constraint.Metric).Distinct(StringComparer.Ordinal)];

    /// <summary>The score by the first objective; one that is undefined counts as such, whichever it is.</summary>
    public Score ScoreOf(AskTellResult result)
    {
        var metrics = MetricSet.From(Metrics(result));
        var score = (objectives[0] with { Constraints = _constraints }).Evaluate(metrics);
        return score with
        {
            UndefinedMetrics = score.UndefinedMetrics + objectives.Skip(1).Count(objective => metrics.Find(objective.Metric) is null),
        };
    }

    /// <summary>The result as samplers see it.</summary>
    /// <param name="number">The trial's number; negative for a result of an earlier session.</param>
    /// <param name="point">Its point.</param>
    /// <param name="result">What was told.</param>
    public Observation ObservationOf(int number, ParameterSet point, AskTellResult result)
    {
        var metrics = Metrics(result);
        ImmutableArray<double> losses = objectives.All(objective => metrics.ContainsKey(objective.Metric))
            ? [.. objectives.Select(objective => LossOf(objective, metrics[objective.Metric]))]
            : [];
        var violations = _constraints.Select(constraint => metrics.TryGetValue(constraint.Metric, out var measured)
            ? constraint.SignedDistance(measured)
            : double.NaN);
        return new(number, point, result.State, losses, [.. violations]);
    }

    /// <summary>The loss of a value of the first objective.</summary>
    public double LossOf(double value) => LossOf(objectives[0], value);

    private static double LossOf(Objective objective, double value) =>
        objective.Direction is ObjectiveDirection.Maximize ? -value : value;

    // A value under either name is the metric's; values come first.
    private static ImmutableSortedDictionary<string, double> Metrics(AskTellResult result) =>
        result.Constraints.SetItems(result.Values);
}
