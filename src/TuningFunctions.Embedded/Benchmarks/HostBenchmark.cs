using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Durable.Storage;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Invocation;
using TuningFunctions.Embedded.Hosting.Settings;

namespace TuningFunctions.Embedded.Benchmarks;

/// <summary>Measures the embedded host, from the engine through functions, bindings and serializer, with activities that do nothing.</summary>
public static class HostBenchmark
{
    private const int Activities = 10_000;
    private const int Sequential = 1_000;
    private const int Orchestrations = 1_000;
    private const int SingleCommits = 500;

    /// <summary>Runs the measurements one after the other.</summary>
    /// <param name="folder">An empty folder for the task hubs; what the figures of a disk are worth depends on where it is.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The figures.</returns>
    public static async Task<HostFigures> RunAsync(string folder, CancellationToken cancellationToken = default)
    {
        // The compiler has done its work after two; of what follows the median counts.
        var fanOuts = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            var perSecond = await FanOutAsync(
                folder, string.Create(CultureInfo.InvariantCulture, $"fan-out-{run}"), cancellationToken);
            if (run >= 2)
            {
                fanOuts.Add(perSecond);
            }
        }

        var fanOut = fanOuts.Order().ElementAt(1);
        var (sequential, commits) = await SequentialAsync(folder, cancellationToken);
        var orchestrations = await OrchestrationsAsync(folder, cancellationToken);
        var restart = await RestartAsync(folder, cancellationToken);
        using var process = Process.GetCurrentProcess();
        return new HostFigures(
            fanOut,
            sequential,
            orchestrations,
            restart,
            process.PeakWorkingSet64 / (1024.0 * 1024.0),
            commits,
            Synchronous(folder));
    }

    private static async Task<double> FanOutAsync(string folder, string name, CancellationToken cancellationToken)
    {
        await using var engine = Engine(folder, name, new BenchmarkGate());
        await engine.StartAsync(cancellationToken);
        var seconds = await TimeAsync(engine, "FanOut", Activities, cancellationToken);
        return Activities / seconds;
    }

    private static async Task<(double PerSecond, double CommitsPerSecond)> SequentialAsync(
        string folder, CancellationToken cancellationToken)
    {
        await using var engine = Engine(folder, "sequential", new BenchmarkGate());
        await engine.StartAsync(cancellationToken);
        await TimeAsync(engine, "Sequence", Sequential / 10, cancellationToken);
        var before = SingleCommitRate(folder, "commits-before");
        var seconds = await TimeAsync(engine, "Sequence", Sequential, cancellationToken);
        var after = SingleCommitRate(folder, "commits-after");
        return (Sequential / seconds, (before + after) / 2);
    }

    private static async Task<double> OrchestrationsAsync(string folder, CancellationToken cancellationToken)
    {
        await using var engine = Engine(folder, "orchestrations", new BenchmarkGate());
        await engine.StartAsync(cancellationToken);
        var client = engine.CreateClient();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Orchestrations).Select(async _ =>
        {
            var id = await client.ScheduleNewOrchestrationInstanceAsync("Sequence", 1, cancellationToken);
            await client.WaitForInstanceCompletionAsync(id, cancellationToken);
        }));
        return Orchestrations / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> RestartAsync(string folder, CancellationToken cancellationToken)
    {
        var blocked = new BenchmarkGate { IsClosed = true };
        await using (var engine = Engine(folder, "restart", blocked))
        {
            await engine.StartAsync(cancellationToken);
            await engine.CreateClient().ScheduleNewOrchestrationInstanceAsync("FanOut", Activities, cancellationToken);
            await blocked.FirstActivity.WaitAsync(cancellationToken);
        }

        var open = new BenchmarkGate();
        var clock = Stopwatch.StartNew();
        await using var restarted = Engine(folder, "restart", open);
        await restarted.StartAsync(cancellationToken);
        await open.FirstActivity.WaitAsync(cancellationToken);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> TimeAsync(
        DurableEngine engine, string orchestrator, int count, CancellationToken cancellationToken)
    {
        var client = engine.CreateClient();
        var clock = Stopwatch.StartNew();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, count, cancellationToken);
        var end = await client.WaitForInstanceCompletionAsync(id, true, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        return end.RuntimeStatus == OrchestrationRuntimeStatus.Completed && end.ReadOutputAs<int>() == count
            ? seconds
            : throw new InvalidOperationException($"{orchestrator} ended as {end.RuntimeStatus}: {end.FailureDetails}");
    }

    private static double SingleCommitRate(string folder, string name)
    {
        using var hub = HubConnection.Open(Path.Combine(folder, name + ".db"), Durability.Power);
        hub.Execute("CREATE TABLE IF NOT EXISTS single (id INTEGER PRIMARY KEY, at INTEGER)");

        // A log that still grows commits more slowly than one that is written over, as that of a hub is.
        hub.Execute("CREATE TABLE IF NOT EXISTS filler (data BLOB)");
        hub.Execute("INSERT INTO filler SELECT zeroblob(8000000)");
        var clock = Stopwatch.StartNew();
        for (var index = 0; index < SingleCommits; index++)
        {
            hub["begin"].Run();
            hub["bench_insert"].Run(index);
            hub["commit"].Run();
        }

        return SingleCommits / clock.Elapsed.TotalSeconds;
    }

    private static string Synchronous(string folder)
    {
        using var hub = HubConnection.Open(Path.Combine(folder, "sequential.db"), new DurableEngineOptions { Path = folder }.Durability);
        return hub.Scalar("PRAGMA synchronous") == 2 ? "FULL" : "NORMAL";
    }

    private static DurableEngine Engine(string folder, string name, BenchmarkGate gate)
    {
        var services = new ServiceCollection().AddSingleton(gate).BuildServiceProvider();
        var settings = new ScanSettings(new ConfigurationBuilder().Build(), HostFile.Empty, IsWebApplication: false);
        var catalogue = new FunctionScanner(settings).Scan([typeof(BenchmarkFunctions)]);
        var converter = new WorkerDataConverter(WorkerSerializer.Default);
        var binder = new ParameterBinder(converter, static () => throw new InvalidOperationException("No function takes a client."));
        var invoker = new FunctionInvoker(services.GetRequiredService<IServiceScopeFactory>(), binder, new WorkerTelemetry(), []);
        return new(
            new DurableEngineOptions { Path = Path.Combine(folder, name + ".db"), Converter = converter },
            new FunctionExecutor(catalogue, invoker, converter),
            TimeProvider.System,
            NullLoggerFactory.Instance);
    }
}
