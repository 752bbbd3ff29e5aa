using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>An engine on a temporary hub with plain delegates as functions.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private bool _dropped;

    private TestEngine(string folder, bool ownsFolder, DurableEngine engine, DelegateExecutor functions, RecordingLogs logs)
    {
        (_folder, _ownsFolder, Engine, Functions, Logs) = (folder, ownsFolder, engine, functions, logs);
        Client = engine.CreateClient();
    }

    // A long run stands behind everything else that the machine does.
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(LongRun.Count(usual: 30, big: 1800));

    public DurableEngine Engine { get; }

    public DurableTaskClient Client { get; }

    public DelegateExecutor Functions { get; }

    public RecordingLogs Logs { get; }

    public string Folder => _folder;

    public static async Task<TestEngine> StartAsync(
        Action<DelegateExecutor>? register = null,
        Func<DurableEngineOptions, DurableEngineOptions>? configure = null,
        TimeProvider? time = null,
        string? folder = null,
        Action<CommitStage>? stage = null,
        DelegateExecutor? functions = null)
    {
        var owns = folder is null;
        folder ??= Directory.CreateTempSubdirectory("hub").FullName;
        functions ??= new DelegateExecutor();
        register?.Invoke(functions);
        var options = new DurableEngineOptions
        {
            Path = System.IO.Path.Combine(folder, "hub.db"),
            ReplayEveryEpisode = true,
            MaxConcurrentActivities = 8,
            Durability = Durability.Process,
        };
        var logs = new RecordingLogs();
        var engine = new DurableEngine(
            configure?.Invoke(options) ?? options, functions, time ?? TimeProvider.System, logs, stage);
        await engine.StartAsync();
        return new TestEngine(folder, owns, engine, functions, logs);
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null)
    {
        var started = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        return await EndAsync(started);
    }

    public async Task<OrchestrationMetadata> EndAsync(string id)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await Client.WaitForInstanceCompletionAsync(id, true, limit.Token);
    }

    public async Task KillAsync()
    {
        _dropped = true;
        await Engine.AbandonAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_dropped)
        {
            await Engine.DisposeAsync();
        }

        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
