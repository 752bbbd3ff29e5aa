using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Cli.Frame;
using Tuning.Cli.Sessions;
using Tuning.Objectives;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace Tuning.Cli.SessionBench;

/// <summary>Measures a whole session on the embedded host: its speed, what the kernel takes of it, and the store by itself.</summary>
/// <param name="home">An empty home.</param>
/// <param name="settings">Where the session is kept.</param>
internal sealed class SessionBenchmark(string home, StorageSettings settings)
{
    private const int StoredRows = 20_480;
    private const int BlockRows = 1024;
    private const int WarmingTrials = 1024;
    private const int WarmingRows = 2_000;
    private const int FewMethods = 20;

    private static readonly TimeSpan s_longestWarming = TimeSpan.FromSeconds(10);

    private readonly ProcessorTime _processor = new();

    /// <summary>
    /// Measures a session after small ones of the same kind, until the compiler has hardly any work left with them: what it takes
    /// is the start-up of a process, not a session.
    /// </summary>
    /// <param name="measured">The session.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task<SessionBenchDocument> MeasureAsync(SessionBenchCase measured, CancellationToken cancellationToken)
    {
        using var line = SessionLine.Open(home, settings);
        KernelMeter? meter = null;
        await using var host = await SessionHost.StartAsync(
            home,
            settings,
            url: null,
            log: null,
            services =>
            {
                line.ShareWith(services);
                services.AddSingleton<IEvaluatorSource>(provider =>
                    meter = new KernelMeter(ActivatorUtilities.CreateInstance<ArbitrageEvaluatorSource>(provider)));
            },
            cancellationToken);
        await WarmUpAsync();
        var (plan, summary, figures) = await RunAsync(line, host, measured, cancellationToken);
        return new SessionBenchDocument(
            plan.TotalTrials,
            measured.Rows,
            measured.Folds,
            measured.Sampler,
            settings.Store.ToString().ToLowerInvariant(),
            figures.Seconds,
            plan.TotalTrials / figures.Seconds,
            1000 * (figures.Processor - figures.Kernel) / plan.TotalTrials,
            figures.Kernel / figures.Processor,
            await StoreRowsPerSecondAsync(line.Store, cancellationToken),
            Environment.ProcessorCount,
            summary.ResultHash ?? "");

        async Task WarmUpAsync()
        {
            var began = TimeProvider.System.GetTimestamp();
            long compiled;
            do
            {
                compiled = JitInfo.GetCompiledMethodCount();
                await RunAsync(line, host, measured.WarmUp(WarmingTrials, WarmingRows), cancellationToken);
            }
            while (JitInfo.GetCompiledMethodCount() - compiled > FewMethods && TimeProvider.System.GetElapsedTime(began) < s_longestWarming);
        }

        async Task<(SessionPlan Plan, SessionSummary Summary, (double Seconds, double Processor, double Kernel) Figures)> RunAsync(
            SessionLine sessions, SessionHost running, SessionBenchCase session, CancellationToken token)
        {
            var planned = await sessions.Planner.PlanAsync(
                new PlanRequest(new SpecSource(session.Yaml, DocumentLanguage.Yaml), null), token);
            var launched = planned.Plan ?? throw new InvalidOperationException(string.Join("; ", planned.Problems));
            var (started, busy, kernel) = (TimeProvider.System.GetTimestamp(), _processor.GetTimestamp(), meter?.Seconds ?? 0);
            await SessionLauncher.LaunchAsync(running.Client, launched.SessionId, token);
            var ended = await running.Launcher.WaitAsync(running.Client, launched.SessionId, null, token);
            return (launched, ended, (
                TimeProvider.System.GetElapsedTime(started).TotalSeconds,
                _processor.GetElapsedTime(busy).TotalSeconds,
                (meter?.Seconds ?? 0) - kernel));
        }
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
