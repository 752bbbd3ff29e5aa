using System.Collections.Immutable;
using Tuning.External;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Evaluates the trials of a job that have no result yet, and stores their results in one write.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="evaluators">What evaluates points.</param>
/// <param name="runner">What runs one trial.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="time">The clock of the polls for a cancelled session.</param>
public sealed class JobEvaluator(
    PlanCache plans, IEvaluatorSource evaluators, TrialRunner runner, ISessionStore store, TimeProvider time)
{
    /// <summary>Most trials that are evaluated in one pass over the data.</summary>
    public const int TrialsAPass = 32;

    private static readonly TimeSpan s_keepInterval = TimeSpan.FromSeconds(1);

    /// <summary>Evaluates a job. A job that was evaluated before does nothing again.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Ends the host's work; what is not stored is evaluated again later.</param>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<JobReport> EvaluateAsync(JobKey job, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var plan = await plans.ReadAsync(job.SessionId, cancellationToken);
        var (total, open) = await OpenTrialsAsync(plan, job, cancellationToken);
        if (open.IsEmpty)
        {
            return new JobReport(total, 0, 0);
        }

        var (results, kept) = await EvaluateAsync(plan, job, open, cancellationToken);
        if (results.Count == open.Length)
        {
            var done = new StoredJob(
                job.SessionId,
                job.Fold,
                job.Batch,
                job.Job,
                RangeOf(plan, job).First,
                total,
                Environment.MachineName,
                time.GetUtcNow(),
                time.GetElapsedTime(started).TotalSeconds);
            await store.AddJobAsync(done, results[kept..], cancellationToken);
        }
        else if (results.Count > kept)
        {
            await store.AddResultsAsync(results[kept..], cancellationToken);
        }

        return new JobReport(total, results.Count, open.Length - results.Count);
    }

    /// <summary>Records the trials of a job that have no result as timed out: it took too long.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Ends the host's work.</param>
    public async Task<JobReport> ExpireAsync(JobKey job, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(job.SessionId, cancellationToken);
        var (total, open) = await OpenTrialsAsync(plan, job, cancellationToken);
        await store.AddResultsAsync(
            [.. open.Select(trial => new StoredResult(KeyOf(plan, job, trial), TrialState.TimedOut, MetricSet.Empty)
            {
                ErrorType = nameof(TimeoutException),
                ErrorMessage = "The job took too long.",
            })],
            cancellationToken);
        return new JobReport(total, 0, 0);
    }

    // The results, and how many of the first of them are stored already.
    private async Task<(List<StoredResult> Results, int Kept)> EvaluateAsync(
        SessionPlan plan, JobKey job, ImmutableArray<StoredTrial> open, CancellationToken cancellationToken)
    {
        var results = new List<StoredResult>(open.Length);
        await using var watch = await CancelWatch.StartAsync(store, job.SessionId, time, cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Token);
        var kept = 0;
        if (watch.Token.IsCancellationRequested)
        {
            return (results, kept);
        }

        var evaluator = evaluators.Open(plan, new EvaluationScope(plan.SearchedWindow)
        {
            Bounds = plan.SearchedBy(job.Fold),
            Part = RungLadder.ShareOf(plan.Spec.Pruning, job.Rung),
            Rung = job.Rung,
        });
        try
        {
            if (evaluator is IExternalEvaluator external)
            {
                await EvaluateAsync(external, plan, job, open, results, stored => kept = stored, either.Token);
                return (results, kept);
            }

            foreach (var pass in open.Chunk(evaluator is IBatchEvaluator ? TrialsAPass : 1))
            {
                either.Token.ThrowIfCancellationRequested();
                results.AddRange(runner
                    .RunAll(
                        evaluator,
                        plan,
                        [.. pass.Select(trial => KeyValuePair.Create(KeyOf(plan, job, trial), SearchCache.PointOf(trial)))],
                        either.Token)
                    .Select(result => OnRung(plan, result)));
            }
        }
        catch (OperationCanceledException) when (watch.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What was evaluated before the session was to stop counts; the rest is cancelled.
        }

        return (results, kept);
    }

    // All at once: the evaluator lets through as many as it may. What is done is stored every second, since such trials may be long.
    private async Task EvaluateAsync(
        IExternalEvaluator evaluator,
        SessionPlan plan,
        JobKey job,
        ImmutableArray<StoredTrial> open,
        List<StoredResult> results,
        Action<int> stored,
        CancellationToken cancellationToken)
    {
        var kept = 0;
        var last = time.GetTimestamp();
        var running = open.Select(trial =>
            TrialRunner.RunAsync(evaluator, KeyOf(plan, job, trial), SearchCache.PointOf(trial), cancellationToken));
        await foreach (var done in Task.WhenEach(running.ToArray()))
        {
            if (!done.IsCompletedSuccessfully)
            {
                continue;
            }

            results.Add(OnRung(plan, await done));
            if (time.GetElapsedTime(last) >= s_keepInterval)
            {
                await store.AddResultsAsync(results[kept..], cancellationToken);
                stored(kept = results.Count);
                last = time.GetTimestamp();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<(int Total, ImmutableArray<StoredTrial> Open)> OpenTrialsAsync(
        SessionPlan plan, JobKey job, CancellationToken cancellationToken)
    {
        var fold = new FoldKey(job.SessionId, job.Fold);
        var range = RangeOf(plan, job);
        var trials = await store.ReadTrialsAsync(fold, range, cancellationToken);
        if (trials.Length != range.Count)
        {
            throw new InvalidOperationException(
                $"Job {job.Job} of batch {job.Batch} has {range.Count} trials, of which {trials.Length} are stored.");
        }

        var stored = (await store.ReadResultsAsync(fold, range, cancellationToken))
            .ToLookup(result => result.Key.Trial);
        return (trials.Length, [.. trials.Where(trial => IsOpen(stored[trial.Trial], job.Rung))]);
    }

    // A trial climbs to a rung from the one below, unless it has ended there.
    private static bool IsOpen(IEnumerable<StoredResult> results, int rung)
    {
        var reached = -1;
        foreach (var result in results)
        {
            if (result.State is not TrialState.Reported)
            {
                return false;
            }

            reached = Math.Max(reached, result.Key.Rung);
        }

        return reached == rung - 1;
    }

    // Only the last rung is the whole window.
    private static StoredResult OnRung(SessionPlan plan, StoredResult result) =>
        result.State is TrialState.Completed && result.Key.Rung < plan.Rungs - 1 ? result with { State = TrialState.Reported } : result;

    private static ResultKey KeyOf(SessionPlan plan, JobKey job, StoredTrial trial) =>
        new(job.SessionId, job.Fold, trial.Trial, plan.SearchedWindow, job.Rung);

    private static TrialRange RangeOf(SessionPlan plan, JobKey job)
    {
        var offset = job.Job * plan.JobSize;
        var count = Math.Clamp(plan.TrialsOf(job.Batch) - offset, 0, plan.JobSize);
        return new TrialRange((job.Batch * plan.BatchSize) + offset, count);
    }
}
