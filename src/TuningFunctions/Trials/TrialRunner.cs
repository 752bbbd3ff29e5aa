using System.Collections.Immutable;
using Tuning.External;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Trials;

/// <summary>Runs one trial: whatever goes wrong in it becomes its recorded outcome.</summary>
/// <param name="time">The clock of the trial's deadline.</param>
public sealed class TrialRunner(TimeProvider time)
{
    private const int LongestMessage = 2000;

    /// <summary>Runs a trial.</summary>
    /// <param name="evaluator">What evaluates its point.</param>
    /// <param name="plan">The plan, for the time that a trial may take.</param>
    /// <param name="key">What the result is stored under.</param>
    /// <param name="point">The complete point.</param>
    /// <param name="cancellationToken">Ends the host's work: the trial then has no outcome.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public StoredResult Run(
        ITrialEvaluator evaluator, SessionPlan plan, ResultKey key, ParameterSet point, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(plan);
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(plan.Spec.Budget.TrialTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var evaluation = evaluator.Evaluate(point, either.Token);
            // An evaluator that cannot be interrupted is late all the same, also where the timer itself is late.
            return time.GetElapsedTime(started) < plan.Spec.Budget.TrialTimeout ? Completed(key, evaluation) : Late(key, plan);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Late(key, plan);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Ended(key, TrialState.Failed, exception.GetType().FullName ?? exception.GetType().Name, exception.Message);
        }
    }

    /// <summary>Runs a trial that somebody else evaluates, who keeps its deadline.</summary>
    /// <param name="evaluator">What has its point evaluated.</param>
    /// <param name="key">What the result is stored under.</param>
    /// <param name="point">The complete point.</param>
    /// <param name="cancellationToken">Ends the host's work: the trial then has no outcome.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public static async Task<StoredResult> RunAsync(
        IExternalEvaluator evaluator, ResultKey key, ParameterSet point, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        try
        {
            return ResultOf(key, await evaluator.EvaluateAsync(key.Trial, point, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Ended(key, TrialState.Failed, exception.GetType().FullName ?? exception.GetType().Name, exception.Message);
        }
    }

    /// <summary>The result of a trial that somebody else evaluated.</summary>
    /// <param name="key">What it is stored under.</param>
    /// <param name="outcome">What became of the trial.</param>
    public static StoredResult ResultOf(ResultKey key, ExternalOutcome outcome) => outcome switch
    {
        ExternalOutcome.Evaluated evaluated => Completed(key, evaluated.Evaluation),
        ExternalOutcome.Failed failed => Ended(key, TrialState.Failed, failed.ErrorType, failed.Message),
        ExternalOutcome.TimedOut late => Ended(key, TrialState.TimedOut, nameof(TimeoutException), late.Message),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome?.GetType().Name}."),
    };

    /// <summary>Runs trials in one pass where the evaluator can, else one by one; the results are the same.</summary>
    /// <param name="evaluator">What evaluates their points.</param>
    /// <param name="plan">The plan, for the time that a trial may take.</param>
    /// <param name="trials">What each result is stored under, with the complete point.</param>
    /// <param name="cancellationToken">Ends the host's work: the trials then have no outcome.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public ImmutableArray<StoredResult> RunAll(
        ITrialEvaluator evaluator,
        SessionPlan plan,
        IReadOnlyList<KeyValuePair<ResultKey, ParameterSet>> trials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(trials);
        return evaluator is IBatchEvaluator batch && TryRunTogether(batch, plan, trials, cancellationToken) is { } results
            ? results
            : [.. trials.Select(trial => Run(evaluator, plan, trial.Key, trial.Value, cancellationToken))];
    }

    // A pass that fails or takes longer than one trial may says nothing of which trial is to blame: they then run one by one.
    private ImmutableArray<StoredResult>? TryRunTogether(
        IBatchEvaluator evaluator,
        SessionPlan plan,
        IReadOnlyList<KeyValuePair<ResultKey, ParameterSet>> trials,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(plan.Spec.Budget.TrialTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var evaluations = evaluator.EvaluateAll([.. trials.Select(trial => trial.Value)], either.Token);
            return time.GetElapsedTime(started) < plan.Spec.Budget.TrialTimeout
                ? [.. evaluations.Select((evaluation, index) => Completed(trials[index].Key, evaluation))]
                : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static StoredResult Completed(ResultKey key, TrialEvaluation evaluation) =>
        new(key, TrialState.Completed, evaluation.Metrics)
        {
            EffectiveHash = evaluation.Effective.Hash,
            TraceHash = evaluation.TraceHash,
        };

    private static StoredResult Late(ResultKey key, SessionPlan plan) => Ended(
        key, TrialState.TimedOut, nameof(TimeoutException), $"The trial took longer than {plan.Spec.Budget.TrialTimeout}.");

    private static StoredResult Ended(ResultKey key, TrialState state, string errorType, string message) =>
        new(key, state, MetricSet.Empty)
        {
            ErrorType = errorType,
            ErrorMessage = message.Length <= LongestMessage ? message : message[..LongestMessage],
        };
}
