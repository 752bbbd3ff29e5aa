using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>Runs a planned session to its end in this process, without a host: the steps that the orchestrations take, in a plain loop.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="advancer">What decides batches.</param>
/// <param name="evaluator">What evaluates jobs.</param>
/// <param name="pruner">What stops trials between rungs.</param>
/// <param name="closer">What ends the session.</param>
/// <param name="store">Where the session is kept.</param>
/// <param name="time">The clock of its deadline.</param>
public sealed class SessionLoop(
    PlanCache plans,
    FoldAdvancer advancer,
    JobEvaluator evaluator,
    RungPruner pruner,
    SessionCloser closer,
    ISessionStore store,
    TimeProvider time)
{
    private static readonly TimeSpan s_pauseInterval = TimeSpan.FromSeconds(1);

    /// <summary>Runs a session from where it stands.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="progress">Told how many trials of the plan are done; null for nobody.</param>
    /// <param name="cancellationToken">Interrupts the run: the session stays as it is and can be run on.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<SessionSummary> RunAsync(string sessionId, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(sessionId, cancellationToken);
        await store.SetStateAsync(sessionId, SessionState.Running, cancellationToken);
        using var deadline = new CancellationTokenSource(Max(plan.Deadline - time.GetUtcNow(), TimeSpan.Zero), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var batch = 0; ; batch++)
        {
            if (await store.IsCancelRequestedAsync(sessionId, cancellationToken))
            {
                return await closer.CloseAsync(sessionId, SessionState.Cancelled, "The session was cancelled.", null, cancellationToken);
            }

            var advance = await advancer.AdvanceAsync(new FoldKey(sessionId, 0), batch, cancellationToken);
            if (advance.IsPaused)
            {
                await Task.Delay(s_pauseInterval, time, cancellationToken);
                batch--;
                continue;
            }

            if (advance.Jobs == 0)
            {
                return advance.IsEnough || advance.Stop is null
                    ? await closer.CloseAsync(sessionId, SessionState.Completed, null, advance.Stop, cancellationToken)
                    : await closer.CloseAsync(sessionId, SessionState.Failed, advance.Stop, null, cancellationToken);
            }

            try
            {
                for (var rung = 0; rung < plan.Rungs; rung++)
                {
                    await EvaluateAsync(plan, advance, rung, progress, either.Token);
                    if (rung < plan.Rungs - 1)
                    {
                        await pruner.PruneAsync(new FoldKey(sessionId, 0), batch, rung, either.Token);
                    }
                }
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return await closer.CloseAsync(sessionId, SessionState.TimedOut, "The session ran out of its time.", null, cancellationToken);
            }
        }
    }

    private Task EvaluateAsync(
        SessionPlan plan, BatchAdvance batch, int rung, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var parallel = plan.Spec.Budget.MaxParallel is 0 ? Environment.ProcessorCount : plan.Spec.Budget.MaxParallel;
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        var done = batch.Batch * plan.BatchSize;
        return Parallel.ForEachAsync(Enumerable.Range(0, batch.Jobs), options, async (job, token) =>
        {
            var report = await evaluator.EvaluateAsync(new JobKey(plan.SessionId, 0, batch.Batch, job, rung), token);
            progress?.Report(Interlocked.Add(ref done, report.Trials));
        });
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
