using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using TuningFunctions.Activities;
using TuningFunctions.Sessions;

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

        var end = await SearchAllAsync(context, input, plan);
        if (plan.IsValidated && end.Error is null)
        {
            await context.CallActivityAsync<TestReport>(nameof(TouchHoldout), input, Retries.Usual);
        }

        return end;
    }

    private static async Task<CloseInput> SearchAllAsync(TaskOrchestrationContext context, SessionInput input, PlannedSession plan)
    {
        using var timers = new CancellationTokenSource();
        var open = new List<(int Fold, Task<FoldOutcome> Search)>();
        var enough = new SortedDictionary<int, string>();
        CloseInput? stopped = null;
        var next = Start(context, input, plan, open, 0);
        var (begun, ended) = (context.CurrentUtcDateTime, 0);
        context.SetCustomStatus(ProgressOf(context, plan, begun, ended));
        var deadline = context.CreateTimer(plan.DeadlineUtc, timers.Token);
        var cancel = context.WaitForExternalEvent<string>(CancelEvent, timers.Token);
        try
        {
            while (open.Count > 0)
            {
                Task[] searches = [.. open.Select(entry => entry.Search)];
                var first = await Task.WhenAny(stopped is null ? [.. searches, deadline, cancel] : searches);
                var index = open.FindIndex(entry => entry.Search == first);
                var wasStopped = stopped is not null;
                if (index < 0)
                {
                    stopped = first == deadline
                        ? Close(input, SessionState.TimedOut, "The session ran out of its time.")
                        : Close(input, SessionState.Cancelled, "The session was cancelled.");
                }
                else
                {
                    var (fold, search) = open[index];
                    open.RemoveAt(index);
                    var reason = await EndOf(input, plan, fold, search, enough);
                    context.SetCustomStatus(ProgressOf(context, plan, begun, ++ended));
                    stopped ??= reason;
                }

                if (stopped is not null && !wasStopped && open.Count > 0)
                {
                    await StopAsync(context, input, open);
                }

                next = stopped is null ? Start(context, input, plan, open, next) : next;
            }
        }
        finally
        {
            // An instance does not complete while a timer is open.
            End(timers);
        }

        return stopped ?? new CloseInput(input.SessionId, Words.Of(SessionState.Completed), null)
        {
            Stopped = enough.Count == 0 ? null : Cut(string.Join("; ", enough.Values)),
        };
    }

    // The final search is one more fold, whose choice the holdout tests when all searches have ended.
    private static int Start(
        TaskOrchestrationContext context, SessionInput input, PlannedSession plan, List<(int Fold, Task<FoldOutcome> Search)> open, int next)
    {
        for (; next < plan.Searches && open.Count < plan.SearchesAtATime; next++)
        {
            open.Add((next, context.CallSubOrchestratorAsync<FoldOutcome>(
                nameof(TuneFold),
                new FoldInput(input.SessionId, next, 0, plan.Parallel, plan.JobLimitSeconds)
                {
                    IsTested = plan.IsValidated && next < plan.Searches - 1,
                },
                new SubOrchestrationOptions(instanceId: FoldInstanceId(input.SessionId, next)))));
        }

        return next;
    }

    // Why the session is not to go on after a search; null to go on.
    private static async Task<CloseInput?> EndOf(
        SessionInput input, PlannedSession plan, int fold, Task<FoldOutcome> search, SortedDictionary<int, string> enough)
    {
        try
        {
            var outcome = await search;
            if (outcome is { IsEnough: true, Stop: { } stop })
            {
                enough.Add(fold, plan.Searches == 1 ? stop : FormattableString.Invariant($"fold {fold}: {stop}"));
                return null;
            }

            return outcome.IsCancelled ? Close(input, SessionState.Cancelled, "The session was cancelled.")
                : outcome.Stop is null ? null
                : Close(input, SessionState.Failed, outcome.Stop);
        }
        catch (TaskFailedException exception)
        {
            return Close(input, SessionState.Failed, Cut(exception.Message));
        }
    }

    private static async Task StopAsync(
        TaskOrchestrationContext context, SessionInput input, List<(int Fold, Task<FoldOutcome> Search)> open)
    {
        // Jobs that run poll the store and stop by themselves; each fold then ends at its next batch.
        await context.CallActivityAsync(nameof(StopSession), input, Retries.Usual);
        foreach (var (fold, _) in open)
        {
            // A paused fold waits for this and then sees that it is to stop.
            context.SendEvent(FoldInstanceId(input.SessionId, fold), TuneFold.WakeEvent, "stopped");
        }
    }

    private static SessionProgress ProgressOf(TaskOrchestrationContext context, PlannedSession plan, DateTime begun, int ended)
    {
        var elapsed = context.CurrentUtcDateTime - begun;
        return new SessionProgress(
            plan.Searches,
            ended,
            plan.PlannedTrials,
            ended == 0 ? null : context.CurrentUtcDateTime + (elapsed * ((double)(plan.Searches - ended) / ended)));
    }

    private static CloseInput Close(SessionInput input, SessionState state, string? error) =>
        new(input.SessionId, Words.Of(state), error);

    // CancelAsync would run what waits on another thread, outside the orchestration.
    private static void End(CancellationTokenSource timers) => timers.Cancel();

    private static string Cut(string message) => message.Length <= 2000 ? message : message[..2000];
}
