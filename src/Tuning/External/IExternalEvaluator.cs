using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.External;

/// <summary>
/// An evaluator whose work is done by somebody else. Every trial has a deadline of its own, from the moment on which it is sent;
/// what goes wrong is an outcome. Safe to use from several threads.
/// </summary>
public interface IExternalEvaluator : ITrialEvaluator
{
    /// <summary>How many trials may be under way at a time, from 1.</summary>
    int Parallelism { get; }

    /// <summary>Evaluates a point.</summary>
    /// <param name="trial">The trial's number, from 0, or <see cref="TrialRequest.NoTrial"/>.</param>
    /// <param name="point">A complete point.</param>
    /// <param name="cancellationToken">Ends the work of the host; nothing is left behind.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    Task<ExternalOutcome> EvaluateAsync(int trial, ParameterSet point, CancellationToken cancellationToken);
}
