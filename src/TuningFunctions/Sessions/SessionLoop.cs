using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Sessions;

/// <summary>Runs a planned session to its end in this process, without a host: the steps that the orchestrations take, in a plain loop.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="advancer">What decides batches.</param>
/// <param name="evaluator">What evaluates jobs.</param>
/// <param name="pruner">What stops trials between rungs.</param>
/// <param name="tester">What tests the choices of folds.</param>
/// <param name="closer">What ends the session.</param>
/// <param name="store">Where the session is kept.</param>
/// <param name="time">The clock of its deadline.</param>
public sealed class SessionLoop(
    PlanCache plans,
    FoldAdvancer advancer,
    JobEvaluator evaluator,
    RungPruner pruner,
    FoldTester tester,
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
        string? enough = null;
        for (var fold = 0; fold < plan.Searches; fold++)
        {
            FoldOutcome outcome;
            try
            {
                outcome = await SearchAsync(plan, fold, progress, either.Token, cancellationToken);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return await closer.CloseAsync(sessionId, SessionState.TimedOut, "The session ran out of its time.", null, cancellationToken);
            }

            if (outcome.IsCancelled)
            {
                return await closer.CloseAsync(sessionId, SessionState.Cancelled, "The session was cancelled.", null, cancellationToken);
            }

            if (outcome is { Stop: { } stop, IsEnough: false })
            {
                return await closer.CloseAsync(sessionId, SessionState.Failed, stop, null, cancellationToken);
            }

            if (outcome.Stop is { } why)
            {
                enough = plan.Searches == 1 ? why : FormattableString.Invariant($"{(enough is null ? "" : $"{enough}; ")}fold {fold}: {why}");
            }

            if (fold < plan.FinalFold)
            {
                await tester.TestAsync(new FoldKey(sessionId, fold), cancellationToken);
            }
        }

        if (plan.Windows is not null)
        {
            await tester.TouchHoldoutAsync(sessionId, cancellationToken);
        }

        return await closer.CloseAsync(sessionId, SessionState.Completed, null, enough, cancellationToken);
    }

    private async Task<FoldOutcome> SearchAsync(
        SessionPlan plan, int fold, IProgress<int>? progress, CancellationToken working, CancellationToken cancellationToken)
    {
        var key = new FoldKey(plan.SessionId, fold);
        for (var batch = 0; ; batch++)
        {
            if (await store.IsCancelRequestedAsync(plan.SessionId, cancellationToken))
            {
                return new FoldOutcome(batch, null, false, true);
            }

            var advance = await advancer.AdvanceAsync(key, batch, cancellationToken);
            if (advance.IsPaused || advance.IsWaiting)
            {
                await Task.Delay(s_pauseInterval, time, cancellationToken);
                batch--;
                continue;
            }

            if (advance.Jobs == 0)
            {
                return new FoldOutcome(batch, advance.Stop, advance.IsEnough, advance.IsCancelled);
            }

            for (var rung = 0; rung < plan.Rungs && !advance.IsAsked; rung++)
            {
                await EvaluateAsync(plan, fold, advance, rung, progress, working);
                if (rung < plan.Rungs - 1)
                {
                    await pruner.PruneAsync(key, batch, rung, working);
                }
            }
        }
    }

    private Task EvaluateAsync(
        SessionPlan plan, int fold, BatchAdvance batch, int rung, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var parallel = plan.Spec.Budget.MaxParallel is 0 ? Environment.ProcessorCount : plan.Spec.Budget.MaxParallel;
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        var done = (fold * plan.PlannedTrials) + (batch.Batch * plan.BatchSize);
        return Parallel.ForEachAsync(Enumerable.Range(0, batch.Jobs), options, async (job, token) =>
        {
            var report = await evaluator.EvaluateAsync(new JobKey(plan.SessionId, fold, batch.Batch, job, rung), token);
            progress?.Report(Interlocked.Add(ref done, report.Trials));
        });
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
