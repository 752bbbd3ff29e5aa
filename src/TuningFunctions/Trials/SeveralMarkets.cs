using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Trials;

/// <summary>Evaluates each point on several markets and makes one evaluation of theirs. Safe to use from several threads.</summary>
/// <param name="spec">The session, which says how.</param>
/// <param name="markets">The evaluator of each market, in the order of the data sets.</param>
internal sealed class SeveralMarkets(SessionSpec spec, ImmutableArray<IBatchEvaluator> markets) : IBatchEvaluator
{
    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken) =>
        Combine(markets.Select(market => market.Evaluate(point, cancellationToken)));

    /// <inheritdoc/>
    public ImmutableArray<TrialEvaluation> EvaluateAll(IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        var all = markets.Select(market => market.EvaluateAll(points, cancellationToken)).ToArray();
        return [.. Enumerable.Range(0, points.Count).Select(index => Combine(all.Select(evaluations => evaluations[index])))];
    }

    private TrialEvaluation Combine(IEnumerable<TrialEvaluation> evaluations) =>
        AcrossDatasets.Combine(spec.Objective, spec.Across, [.. evaluations]);
}
