using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TuningFunctions.Activities;
using TuningFunctions.Sessions;

namespace TuningFunctions.Orchestrations;

/// <summary>The search of one fold: decide a batch, fan its jobs out, fan in, until the budget is spent; then the test of its choice.</summary>
public static class TuneFold
{
    /// <summary>Name of the event that lets a paused fold look again whether it may go on.</summary>
    public const string WakeEvent = "Wake";

    private static readonly TimeSpan s_lookInterval = TimeSpan.FromSeconds(10);

    private const int TasksATurn = 256;
    private const int TasksAHistory = 500;

    /// <summary>Runs the search from the batch and job of its input on.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="input">The fold and where its search stands.</param>
    [Function(nameof(TuneFold))]
    public static async Task<FoldOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FoldInput input)
    {
        // The sub-orchestration's first execution begins the time that its progress is measured by.
        var at = input.StartedUtc == default ? input with { StartedUtc = context.CurrentUtcDateTime } : input;
        var scheduled = 0;
        // One wait at a time: a wait that was given up would still take the next event.
        Task<string>? wake = null;
        while (true)
        {
            var advance = await context.CallActivityAsync<BatchAdvance>(
                nameof(AdvanceFold), new BatchInput(at.SessionId, at.Fold, at.Batch), Retries.Usual);
            scheduled++;
            if (advance is { IsPaused: false, IsWaiting: false, Jobs: 0 })
            {
                if (at.IsTested && (advance.Stop is null || advance.IsEnough))
                {
                    await context.CallActivityAsync<TestReport>(
                        nameof(TestFold), new TestInput(at.SessionId, at.Fold), Retries.Usual);
                }

                return new FoldOutcome(at.Batch, advance.Stop, advance.IsEnough, advance.IsCancelled);
            }

            context.SetCustomStatus(ProgressOf(context, at, advance));
            if (advance.IsPaused || advance.IsAsked || advance.IsWaiting)
            {
                wake ??= context.WaitForExternalEvent<string>(WakeEvent);
                await (advance.IsPaused ? wake : WaitForOthersAsync(context, wake));
                wake = wake.IsCompleted ? null : wake;
                at = advance.IsAsked ? at with { Batch = at.Batch + 1 } : at;
                scheduled += advance.IsPaused ? 0 : 1;
            }
            else
            {
                var end = Math.Min(advance.Jobs, at.Job + Math.Max(1, TasksAHistory - scheduled));
                await EvaluateAsync(context, at, end);
                scheduled += end - at.Job;
                if (end == advance.Jobs && at.Rung < advance.Rungs - 1)
                {
                    await context.CallActivityAsync<RungReport>(
                        nameof(PruneRung), new RungInput(at.SessionId, at.Fold, at.Batch, at.Rung), Retries.Usual);
                    scheduled++;
                }

                at = end < advance.Jobs ? at with { Job = end }
                    : at.Rung < advance.Rungs - 1 ? at with { Rung = at.Rung + 1, Job = 0 }
                    : at with { Batch = at.Batch + 1, Rung = 0, Job = 0 };
            }

            if (scheduled >= TasksAHistory)
            {
                context.ContinueAsNew(at);
                return new FoldOutcome(at.Batch, null, false, false);
            }
        }
    }

    // Whoever tells the last result of a batch wakes the fold; it looks by itself as well, for trials that are never told.
    private static async Task WaitForOthersAsync(TaskOrchestrationContext context, Task<string> told)
    {
        using var ended = new CancellationTokenSource();
        var look = context.CreateTimer(s_lookInterval, ended.Token);
        await Task.WhenAny(told, look);
        End(ended);
    }

    private static async Task EvaluateAsync(TaskOrchestrationContext context, FoldInput at, int end)
    {
        var running = new List<Task>();
        var width = Math.Clamp(at.Parallel, 1, TasksATurn);
        for (var job = at.Job; job < end; job++)
        {
            if (running.Count == width)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                await done;
            }

            running.Add(EvaluateAsync(context, at, new JobInput(at.SessionId, at.Fold, at.Batch, job) { Rung = at.Rung }));
        }

        await Task.WhenAll(running);
    }

    // The backstop ends the wait for a job whose host is gone or whose trials cannot be interrupted.
    private static async Task EvaluateAsync(TaskOrchestrationContext context, FoldInput input, JobInput job)
    {
        using var ended = new CancellationTokenSource();
        var work = context.CallActivityAsync<JobReport>(nameof(EvaluateJob), job, Retries.Usual);
        var backstop = context.CreateTimer(TimeSpan.FromSeconds(input.JobLimitSeconds), ended.Token);
        if (await Task.WhenAny(work, backstop) == backstop)
        {
            await context.CallActivityAsync<JobReport>(nameof(ExpireJob), job, Retries.Usual);
            return;
        }

        End(ended);
        await work;
    }

    private static FoldProgress ProgressOf(TaskOrchestrationContext context, FoldInput at, BatchAdvance advance)
    {
        var elapsed = context.CurrentUtcDateTime - at.StartedUtc;
        DateTime? end = advance.FirstTrial > 0 && !advance.IsPaused
            ? context.CurrentUtcDateTime + (elapsed * ((double)(advance.PlannedTrials - advance.FirstTrial) / advance.FirstTrial))
            : null;
        return new FoldProgress(at.Batch, advance.Jobs, advance.FirstTrial, advance.PlannedTrials, advance.IsPaused, end);
    }

    // CancelAsync would run what waits on another thread, outside the orchestration.
    private static void End(CancellationTokenSource timer) => timer.Cancel();
}
