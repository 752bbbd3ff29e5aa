using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TuningFunctions.Activities;

namespace TuningFunctions.Orchestrations;

/// <summary>
/// A run of a schedule from its claim to its end: step by step, each step an activity that reads where the run stands in the
/// store, and between them the session, and waits for people and for time. Its instance id is the run's id.
/// </summary>
public static class RetuneMarket
{
    /// <summary>Name of the event that lets a waiting run look again where it stands.</summary>
    public const string WakeEvent = "Wake";

    private const int StepsAHistory = 100;

    /// <summary>Runs it from where it stands.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="input">The run.</param>
    [Function(nameof(RetuneMarket))]
    public static async Task<RunStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunInput input)
    {
        RunStep? step = null;
        var told = input.Told;
        for (var steps = 0; step is not { HasEnded: true }; steps++)
        {
            if (steps == StepsAHistory)
            {
                context.ContinueAsNew(input with { Told = told });
                return step!;
            }

            step = await StepAsync(context, input);
            context.SetCustomStatus(step);
            // A step says what is to be told for as long as its state lasts, since a crash may have kept it from being heard before.
            if (step.Notice is { } notice && !string.Equals(step.State, told, StringComparison.Ordinal))
            {
                await TellAsync(context, new NoticeInput(input.RunId, notice));
                told = step.State;
            }

            if (step.SessionId is { } session)
            {
                step = await TuneAsync(context, input, session) ?? step;
            }
            else if (step.WaitUntilUtc is { } until)
            {
                await WaitAsync(context, until);
            }
        }

        return step;
    }

    private static async Task<RunStep> StepAsync(TaskOrchestrationContext context, RunInput run)
    {
        try
        {
            return await context.CallActivityAsync<RunStep>(nameof(AdvanceRun), run, Retries.Usual);
        }
        catch (TaskFailedException exception)
        {
            return await FailAsync(context, run, exception.Message);
        }
    }

    // Null to go on: how the session ended stands in the store, where the next step reads it.
    private static async Task<RunStep?> TuneAsync(TaskOrchestrationContext context, RunInput run, string session)
    {
        try
        {
            await context.CallSubOrchestratorAsync<SessionOutcome>(
                nameof(TuneSession), new SessionInput(session), new SubOrchestrationOptions(instanceId: session));
            return null;
        }
        catch (TaskFailedException exception)
        {
            return await FailAsync(context, run, exception.Message);
        }
    }

    private static async Task<RunStep> FailAsync(TaskOrchestrationContext context, RunInput run, string reason)
    {
        var cut = reason.Length <= 2000 ? reason : reason[..2000];
        var step = await context.CallActivityAsync<RunStep>(nameof(FailRun), new RunFailure(run.RunId, cut) { Orchestration = run.Orchestration }, Retries.Patient);
        if (step.Notice is { } notice)
        {
            await TellAsync(context, new NoticeInput(run.RunId, notice));
        }

        return step with { Notice = null };
    }

    private static async Task WaitAsync(TaskOrchestrationContext context, DateTime until)
    {
        using var ended = new CancellationTokenSource();
        var wake = context.WaitForExternalEvent<string>(WakeEvent, ended.Token);
        var timer = context.CreateTimer(until, ended.Token);
        await Task.WhenAny(wake, timer);
        End(ended);
    }

    // A run whose end nobody could be told of has ended all the same: what was tried stands in the store and the log.
    private static async Task TellAsync(TaskOrchestrationContext context, NoticeInput notice)
    {
        try
        {
            await context.CallActivityAsync(nameof(NotifyRun), notice, Retries.Patient);
        }
        catch (TaskFailedException)
        {
            // Noted by the activity.
        }
    }

    // CancelAsync would run what waits on another thread, outside the orchestration.
    private static void End(CancellationTokenSource timer) => timer.Cancel();
}
