using Tuning.Spaces;

namespace Tuning.Strategies;

/// <summary>Evaluates points of one strategy on one slice of data in one environment. Safe to use from several threads.</summary>
public interface ITrialEvaluator
{
    /// <summary>Evaluates a point. The same point gives the same evaluation, bit for bit.</summary>
    /// <param name="point">A complete point that the strategy allows.</param>
    /// <param name="cancellationToken">The trial's deadline.</param>
    /// <exception cref="OperationCanceledException">The deadline passed.</exception>
    TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken);
}
