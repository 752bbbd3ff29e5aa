using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using TuningFunctions.Activities;

namespace TuningFunctions.Orchestrations;

/// <summary>A session from its stored plan to its stored end. Its instance id is the session's id.</summary>
public static class TuneSession
{
    /// <summary>Name of the event that asks a session to end; its payload says why.</summary>
    public const string CancelEvent = "Cancel";

    /// <summary>The instance id of a fold.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="fold">The fold, from 0.</param>
    public static string FoldInstanceId(string sessionId, int fold) => FormattableString.Invariant($"{sessionId}-fold-{fold}");

    /// <summary>Runs the session.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="input">The session.</param>
    [Function(nameof(TuneSession))]
    public static async Task<SessionOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, SessionInput input)
    {
        CloseInput close;
        try
        {
            close = await SearchAsync(context, input);
        }
        catch (TaskFailedException exception)
        {
            close = new CloseInput(input.SessionId, Words.Of(SessionState.Failed), Cut(exception.Message));
        }

        try
        {
            return await context.CallActivityAsync<SessionOutcome>(nameof(CloseSession), close, Retries.Usual);
        }
        catch (TaskFailedException exception)
        {
            var reason = close.Error is null ? exception.Message : $"{close.Error} {exception.Message}";
            var failed = new CloseInput(input.SessionId, Words.Of(SessionState.Failed), Cut(reason));
            return await context.CallActivityAsync<SessionOutcome>(nameof(FailSession), failed, Retries.Patient);
        }
    }

    private static async Task<CloseInput> SearchAsync(TaskOrchestrationContext context, SessionInput input)
    {
        var plan = await context.CallActivityAsync<PlannedSession>(nameof(PlanSession), input, Retries.Usual);
        if (plan.HasEnded)
        {
            return Close(input, SessionState.Completed, null);
        }

        using var ended = new CancellationTokenSource();
        var fold = context.CallSubOrchestratorAsync<FoldOutcome>(
            nameof(TuneFold),
            new FoldInput(input.SessionId, 0, 0, plan.Parallel, plan.JobLimitSeconds),
            new SubOrchestrationOptions(instanceId: FoldInstanceId(input.SessionId, 0)));
        var deadline = context.CreateTimer(plan.DeadlineUtc, ended.Token);
        var cancel = context.WaitForExternalEvent<string>(CancelEvent, ended.Token);
        var first = await Task.WhenAny(fold, deadline, cancel);
        if (first != fold)
        {
            // Jobs that run poll the store and stop by themselves; the fold then ends at its next batch.
            await context.CallActivityAsync(nameof(StopSession), input, Retries.Usual);
            // A paused fold waits for this and then sees that it is to stop.
            context.SendEvent(FoldInstanceId(input.SessionId, 0), TuneFold.WakeEvent, "stopped");
        }

        FoldOutcome outcome;
        try
        {
            outcome = await fold;
        }
        finally
        {
            // An instance does not complete while a timer is open.
            End(ended);
        }

        return first == deadline
            ? Close(input, SessionState.TimedOut, "The session ran out of its time.")
            : first == cancel || outcome.IsCancelled
                ? Close(input, SessionState.Cancelled, "The session was cancelled.")
                : outcome.IsEnough || outcome.Stop is null
                    ? new CloseInput(input.SessionId, Words.Of(SessionState.Completed), null) { Stopped = outcome.Stop }
                    : Close(input, SessionState.Failed, outcome.Stop);
    }

    private static CloseInput Close(SessionInput input, SessionState state, string? error) =>
        new(input.SessionId, Words.Of(state), error);

    // CancelAsync would run what waits on another thread, outside the orchestration.
    private static void End(CancellationTokenSource timers) => timers.Cancel();

    private static string Cut(string message) => message.Length <= 2000 ? message : message[..2000];
}
