using System.Collections.Immutable;
using Tuning.Cli.Frame;
using Tuning.Cli.Sessions;
using Tuning.Objectives;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Storage.Configuration;
using Tuning.Strategies;
using TuningFunctions.Sessions;

namespace Tuning.Cli.SessionBench;

/// <summary>Measures a whole session on the embedded host: its speed, what the kernel takes of it, and the store by itself.</summary>
/// <param name="home">An empty home.</param>
/// <param name="settings">Where the session is kept.</param>
internal sealed class SessionBenchmark(string home, StorageSettings settings)
{
    private const int StoredRows = 20_480;
    private const int BlockRows = 1024;
    private const double MostKernelRows = 1e9;

    private readonly ProcessorTime _processor = new();

    /// <summary>Measures a session.</summary>
    /// <param name="measured">The session.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task<SessionBenchDocument> MeasureAsync(SessionBenchCase measured, CancellationToken cancellationToken)
    {
        using var line = SessionLine.Open(home, settings);
        var planned = await line.Planner.PlanAsync(
            new PlanRequest(new SpecSource(measured.Yaml, DocumentLanguage.Yaml), null), cancellationToken);
        var plan = planned.Plan ?? throw new InvalidOperationException(string.Join("; ", planned.Problems));
        await using var host = await SessionHost.StartAsync(home, settings, url: null, log: null, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var busy = _processor.GetTimestamp();
        await SessionLauncher.LaunchAsync(host.Client, plan.SessionId, cancellationToken);
        var summary = await host.Launcher.WaitAsync(host.Client, plan.SessionId, null, cancellationToken);
        var processor = _processor.GetElapsedTime(busy).TotalSeconds;
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var kernel = await KernelSecondsAsync(line, plan, cancellationToken);
        return new SessionBenchDocument(
            plan.PlannedTrials,
            measured.Rows,
            1,
            measured.Sampler,
            settings.Store.ToString().ToLowerInvariant(),
            seconds,
            plan.PlannedTrials / seconds,
            1000 * (processor - kernel) / plan.PlannedTrials,
            kernel / processor,
            await StoreRowsPerSecondAsync(line.Store, cancellationToken),
            Environment.ProcessorCount,
            summary.ResultHash ?? "");
    }

    // What the kernel took is measured by itself afterwards, on one thread: a sample of the trials in the passes of a job.
    private async Task<double> KernelSecondsAsync(SessionLine line, SessionPlan plan, CancellationToken cancellationToken)
    {
        var trials = await line.Store.ReadTrialsAsync(new FoldKey(plan.SessionId, 0), TrialRange.All, cancellationToken);
        var most = Math.Max(JobEvaluator.TrialsAPass, (int)(MostKernelRows / plan.Datasets.Sum(dataset => dataset.Rows)));
        var stride = Math.Max(1, (trials.Length + most - 1) / most);
        var sample = trials.Where((_, index) => index % stride == 0).Select(SearchCache.PointOf).ToImmutableArray();
        var evaluator = (IBatchEvaluator)line.EvaluatorOf(plan);
        // The columns that all trials share are made on first use.
        evaluator.EvaluateAll([sample[0]], cancellationToken);
        var busy = _processor.GetTimestamp();
        foreach (ParameterSet[] pass in sample.Chunk(JobEvaluator.TrialsAPass))
        {
            evaluator.EvaluateAll(pass, cancellationToken);
        }

        return _processor.GetElapsedTime(busy).TotalSeconds * trials.Length / sample.Length;
    }

    private static async Task<double> StoreRowsPerSecondAsync(ISessionStore store, CancellationToken cancellationToken)
    {
        const string Session = "bench-store";
        await store.AddSessionAsync(
            new StoredSession(Session, Session, TimeProvider.System.GetUtcNow(), "", "{}", StoredRows), [], cancellationToken);
        var metrics = MetricSet.From(Enumerable.Range(0, 16).Select(i => KeyValuePair.Create($"metric{i}", i / 7.0)));
        var started = TimeProvider.System.GetTimestamp();
        for (var batch = 0; batch < StoredRows / BlockRows; batch++)
        {
            var numbers = Enumerable.Range(batch * BlockRows, BlockRows).ToArray();
            await store.AddTrialsAsync(
                [.. numbers.Select(trial => new StoredTrial(Session, 0, trial, batch, new string('h', 64), "{\"entryBps\":20.123456789}"))],
                cancellationToken);
            await store.AddResultsAsync(
                [.. numbers.Select(trial => new StoredResult(new ResultKey(Session, 0, trial, "all", 0), TrialState.Completed, metrics))],
                cancellationToken);
        }

        return 2 * StoredRows / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }
}
