using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Strategies;

/// <summary>An evaluator that takes many points in one pass over the data. Safe to use from several threads.</summary>
public interface IBatchEvaluator : ITrialEvaluator
{
    /// <summary>Evaluates points; each as <see cref="ITrialEvaluator.Evaluate"/> would, bit for bit.</summary>
    /// <param name="points">Complete points that the strategy allows.</param>
    /// <param name="cancellationToken">The deadline of all of them.</param>
    /// <returns>The evaluations in the order of the points.</returns>
    /// <exception cref="OperationCanceledException">The deadline passed.</exception>
    ImmutableArray<TrialEvaluation> EvaluateAll(IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken);
}
