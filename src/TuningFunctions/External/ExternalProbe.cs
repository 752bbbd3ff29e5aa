using Tuning.External;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Sensitivity;
using Tuning.Spaces;

namespace TuningFunctions.External;

/// <summary>
/// Requires of an external strategy, before anything is searched, that it answers at all, that it answers the same point alike
/// twice, and that it says what a walk-forward needs. Otherwise every parameter would seem to change something.
/// </summary>
internal static class ExternalProbe
{
    private const int MostPoints = 3;

    /// <summary>Requires it.</summary>
    /// <param name="evaluator">What has points evaluated, with hashes of all that comes back.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="space">What it searches.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="ExternalTrialException">It does not.</exception>
    public static void Require(IExternalEvaluator evaluator, SessionPlan plan, Space space, CancellationToken cancellationToken) =>
        Task.Run(() => RequireAsync(evaluator, plan, space, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    private static async Task RequireAsync(IExternalEvaluator evaluator, SessionPlan plan, Space space, CancellationToken cancellationToken)
    {
        ExternalOutcome? last = null;
        foreach (var point in SensitivityProbes.Spread(space, MostPoints))
        {
            last = await evaluator.EvaluateAsync(TrialRequest.NoTrial, point, cancellationToken);
            if (last is ExternalOutcome.Evaluated first
                && await evaluator.EvaluateAsync(TrialRequest.NoTrial, point, cancellationToken) is ExternalOutcome.Evaluated second)
            {
                RequireAlike(point, first, second);
                RequireMoney(plan, first);
                return;
            }
        }

        throw new ExternalTrialException(last switch
        {
            ExternalOutcome.Failed failed => $"an answer to at least one of {MostPoints} probes; {failed.ErrorType}: {failed.Message}",
            ExternalOutcome.TimedOut late => $"an answer to at least one of {MostPoints} probes; {late.Message}",
            _ => $"an answer to the same point twice, to at least one of {MostPoints} probes",
        });
    }

    private static void RequireAlike(ParameterSet point, ExternalOutcome.Evaluated first, ExternalOutcome.Evaluated second)
    {
        if (!string.Equals(first.Evaluation.TraceHash, second.Evaluation.TraceHash, StringComparison.Ordinal))
        {
            throw new ExternalTrialException(
                $"the same answer to the same parameters and the same seed; it answered {point.Canonical} in two ways");
        }
    }

    private static void RequireMoney(SessionPlan plan, ExternalOutcome.Evaluated answer)
    {
        if (plan.Windows is not null && answer.Returns is null && answer.Evaluation.Metrics.Find(ExternalWindowEvaluator.NetPnl) is null)
        {
            throw new ExternalTrialException($"returns, or {ExternalWindowEvaluator.NetPnl} among the values: a walk-forward adds up what choices earn");
        }
    }
}
