using Tuning.External;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Splits;

namespace TuningFunctions.External;

/// <summary>Keeps what trials of a search came to, for the choice among them.</summary>
/// <param name="evaluator">What has points evaluated.</param>
/// <param name="answers">Where answers are kept.</param>
/// <param name="session">The session's id.</param>
/// <param name="window">The window that is searched.</param>
internal sealed class RememberingEvaluator(IExternalEvaluator evaluator, ExternalAnswers answers, string session, Window window) : IExternalEvaluator
{
    /// <inheritdoc/>
    public int Parallelism => evaluator.Parallelism;

    /// <inheritdoc/>
    public async Task<ExternalOutcome> EvaluateAsync(int trial, ParameterSet point, CancellationToken cancellationToken)
    {
        var outcome = await evaluator.EvaluateAsync(trial, point, cancellationToken);
        if (trial != TrialRequest.NoTrial && outcome is ExternalOutcome.Evaluated evaluated)
        {
            answers.Add(session, window, point, evaluated);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken) => evaluator.Evaluate(point, cancellationToken);
}
