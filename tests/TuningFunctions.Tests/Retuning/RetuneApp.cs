using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tuning.Retuning.Promotions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;
using TuningFunctions.Datasets;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;
using TuningFunctions.Tests.Http;
using TuningFunctions.Tests.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Retuning;

/// <summary>The app on an injected clock, on either store: over a world whose best is known, or over real data.</summary>
internal sealed class RetuneApp : IAsyncDisposable
{
    public const string Weekly = """
        schemaVersion: 1
        name: weekly
        strategy: arbitrage
        market: btc
        cron: "0 6 * * 1"
        timeZone: Europe/Berlin
        window: last 28 days
        missed: all
        overlap: queue
        budget: {runsPerDay: 1000}
        promotion: {watch: PT0S}
        session:
          space:
            entryBps: {type: float, low: 5, high: 60}
            exitBps: {type: int, low: -3, high: 3}
          sampler: {kind: random, batch: 24}
          budget: {trials: 24, sessionTimeout: P30D, trialTimeout: P30D}
          objective: {metric: netPnlPerDay}
          validation: {kind: walkForward, train: PT72H, test: PT24H, step: PT24H, holdout: PT48H}
        """;

    private const int LooksASecond = 20;

    // Looks and not minutes: a machine that is busy with other work looks as much more rarely as it works more slowly.
    private const int MostLooks = 20_000;

    private readonly IHost _host;
    private readonly DirectoryInfo _home;

    private RetuneApp(IHost host, DirectoryInfo home, ManualTimeProvider time)
    {
        _host = host;
        _home = home;
        Time = time;
        Http = DescribedAnswers.Client(host.Services.GetRequiredService<EmbeddedHost>().Address);
    }

    public ManualTimeProvider Time { get; }

    public HttpClient Http { get; }

    public string Home => _home.FullName;

    public DurableTaskClient Client => _host.Services.GetRequiredService<EmbeddedHost>().Client;

    public SqlRetuneStore Store => _host.Services.GetRequiredService<SqlRetuneStore>();

    public static async Task<string> ConnectionOfAsync(string store)
    {
        if (store is not "postgres")
        {
            return "";
        }

        var connection = await PostgresServer.CreateSchemaAsync(async (server, statement) =>
        {
            await using var source = NpgsqlDataSource.Create(server + ";Pooling=false");
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        });
        await using var sessions = SettingsOf(connection).OpenSessions(".", TimeProvider.System);
        await sessions.MigrateAsync(default);
        return connection;
    }

    /// <summary>Starts the app.</summary>
    /// <param name="connection">The PostgreSQL database; empty for SQLite in the home.</param>
    /// <param name="world">The world; null for data sets and backtests as they are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="home">The home; null for a new one.</param>
    /// <param name="configure">What is registered besides.</param>
    public static async Task<RetuneApp> StartAsync(
        string connection, RetuneWorld? world, ManualTimeProvider time, DirectoryInfo? home = null, Action<IServiceCollection>? configure = null)
    {
        var folder = home ?? Directory.CreateTempSubdirectory("tuning-retune");
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection([new(RunNotifier.KeySetting, "a secret of this test")]);
        builder.Logging.ClearProviders();
        builder.ConfigureTuning();
        builder.ConfigureEmbeddedHost(options =>
        {
            options.Home = folder.FullName;
            options.Root = Repository.Root;
            options.Url = "http://127.0.0.1:0";
            options.RunTimers = false;
        });
        builder.Services.AddSingleton(SettingsOf(connection));
        builder.Services.AddSingleton<TimeProvider>(time);
        if (world is not null)
        {
            builder.Services.AddSingleton<IEvaluatorSource>(world);
            builder.Services.AddSingleton<IWindowSource>(world);
            builder.Services.AddSingleton<IDatasetLibrary>(world);
            builder.Services.AddSingleton<IMarketWindows>(world);
            builder.Services.AddSingleton<IReportSource>(new FakeReportSource());
        }

        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new RetuneApp(host, folder, time);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task ScheduleAsync(string file)
    {
        var reading = await Get<ScheduleBook>().PutAsync(file, DocumentLanguage.Yaml, "test", default);
        reading.Problems.ShouldBeEmpty();
    }

    /// <summary>A data set of the market that ends at the clock's present instant.</summary>
    public Task ArriveAsync(string market = "btc")
    {
        var now = Time.GetUtcNow();
        var endNs = (now.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;
        return Store.AddDataAsync(
            new(market, $"{now.UtcTicks:x64}", 100, 0, endNs, now), default);
    }

    public Task LookAsync() => Get<RunClerk>().LookAsync(Client, default);

    /// <summary>
    /// Waits until nothing runs: every run that has not ended waits for somebody or for time. The clock goes on by seconds
    /// meanwhile, since what is tried again is tried after a pause.
    /// </summary>
    public async Task SettleAsync()
    {
        for (var look = 1; (await Store.ListOpenRunsAsync(default)).Where(IsBusy).ToArray() is { Length: > 0 } busy; look++)
        {
            if (look > MostLooks)
            {
                throw new TimeoutException($"They do not settle: {string.Join("; ", busy.Select(run => run.ToString()))}\n{await WhatRunsAsync()}");
            }

            await Task.Delay(10);
            if (look % LooksASecond == 0)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Advances the clock, looks, and waits until nothing runs.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await LookAsync();
        await SettleAsync();
    }

    /// <summary>Lets time pass that brings data, and runs what is due then.</summary>
    /// <returns>The latest run of the weekly schedule.</returns>
    public async Task<RetuneRun> RunAsync(TimeSpan later)
    {
        Time.Advance(later);
        await ArriveAsync();
        await LookAsync();
        await SettleAsync();
        return (await Store.ListRunsAsync("weekly", 1, default))[0];
    }

    /// <summary>Answers for a run that waits for approval, and looks.</summary>
    public async Task DecideAsync(RetuneRun run, bool isApproved)
    {
        await Store.DecideApprovalAsync(
            new Approval(run.RunId, default) { IsApproved = isApproved, DecidedAt = Time.GetUtcNow(), KeyName = "ops" }, default);
        await LookAsync();
    }

    /// <summary>Waits until a run has a state.</summary>
    public async Task<RetuneRun> UntilAsync(string runId, RunState state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await Store.FindRunAsync(runId, patience.Token) is { } run && run.State == state)
            {
                return run;
            }

            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Waits until a run's orchestration waits for a time to come.</summary>
    /// <returns>The time, UTC; null where it has ended.</returns>
    public async Task<DateTime?> UntilWaitsAsync(string runId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var instance = await Client.GetInstanceAsync(runId, getInputsAndOutputs: true, patience.Token);
            if (instance is { IsCompleted: true })
            {
                return null;
            }

            if (instance?.ReadCustomStatusAs<RunStep>() is { WaitUntilUtc: { } until } && until > Time.GetUtcNow().UtcDateTime)
            {
                return until;
            }

            await Task.Delay(2, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    public async Task StopAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private async Task<string> WhatRunsAsync()
    {
        var lines = new List<string> { $"clock {Time.GetUtcNow():O}, {Time.Waiting} timers wait for it" };
        await foreach (var instance in Client.GetAllInstancesAsync(new OrchestrationQuery { FetchInputsAndOutputs = true }))
        {
            if (!instance.IsCompleted)
            {
                lines.Add($"{instance.Name} {instance.InstanceId} {instance.RuntimeStatus} since {instance.LastUpdatedAt:O}: {instance.SerializedCustomStatus}");
            }
        }

        foreach (var session in await Get<ISessionStore>().ListSessionsAsync(3, default))
        {
            lines.Add($"session {session.SessionId} {session.State}");
        }

        return string.Join('\n', lines);
    }

    private static bool IsBusy(RetuneRun run) => run.State is RunState.Running or RunState.Claimed or RunState.Promoting;

    private static StorageSettings SettingsOf(string connection) => new(name => connection.Length == 0 ? null : name switch
    {
        StorageSettings.StoreSetting => "postgres",
        StorageSettings.PostgresSetting => connection,
        _ => null,
    });
}
