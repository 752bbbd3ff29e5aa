using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TuningFunctions.Activities;
using TuningFunctions.Sessions;

namespace TuningFunctions.Orchestrations;

/// <summary>The search of one fold: decide a batch, fan its jobs out, fan in, until the budget is spent.</summary>
public static class TuneFold
{
    private const int TasksATurn = 256;
    private const int TasksAHistory = 500;

    /// <summary>Runs the search from the batch of its input on.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="input">The fold and where its search stands.</param>
    [Function(nameof(TuneFold))]
    public static async Task<FoldOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FoldInput input)
    {
        var scheduled = 0;
        for (var batch = input.Batch; ; batch++)
        {
            var advance = await context.CallActivityAsync<BatchAdvance>(
                nameof(AdvanceFold), new BatchInput(input.SessionId, input.Fold, batch), Retries.Usual);
            if (advance.Jobs == 0)
            {
                return new FoldOutcome(batch, advance.Stop);
            }

            context.SetCustomStatus(new FoldProgress(batch, advance.Jobs));
            await EvaluateAsync(context, input, advance);
            scheduled += advance.Jobs + 1;
            if (scheduled >= TasksAHistory)
            {
                context.ContinueAsNew(input with { Batch = batch + 1 });
                return new FoldOutcome(batch + 1, null);
            }
        }
    }

    private static async Task EvaluateAsync(TaskOrchestrationContext context, FoldInput input, BatchAdvance batch)
    {
        var running = new List<Task>();
        var width = Math.Clamp(input.Parallel, 1, TasksATurn);
        for (var job = 0; job < batch.Jobs; job++)
        {
            if (running.Count == width)
            {
                var done = await Task.WhenAny(running);
                running.Remove(done);
                await done;
            }

            running.Add(EvaluateAsync(context, input, new JobInput(input.SessionId, input.Fold, batch.Batch, job)));
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

    // CancelAsync would run what waits on another thread, outside the orchestration.
    private static void End(CancellationTokenSource timer) => timer.Cancel();
}
