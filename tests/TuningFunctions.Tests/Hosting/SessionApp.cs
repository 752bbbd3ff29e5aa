using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.Datasets;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Http;
using TuningFunctions.Tests.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Hosting;

/// <summary>The whole app on the embedded host, with a home of its own and a known surface in place of the backtest.</summary>
internal sealed class SessionApp : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _home;
    private readonly bool _ownsHome;

    private SessionApp(IHost host, FakeEvaluators evaluators, FakeWindows windows, DirectoryInfo home, bool ownsHome)
    {
        _host = host;
        _home = home;
        _ownsHome = ownsHome;
        Evaluators = evaluators;
        Windows = windows;
        Http = DescribedAnswers.Client(host.Services.GetRequiredService<EmbeddedHost>().Address);
    }

    public FakeEvaluators Evaluators { get; }

    public FakeWindows Windows { get; }

    public HttpClient Http { get; }

    public DurableTaskClient Client => _host.Services.GetRequiredService<EmbeddedHost>().Client;

    public ISessionStore Store => _host.Services.GetRequiredService<ISessionStore>();

    public SessionLauncher Launcher => _host.Services.GetRequiredService<SessionLauncher>();

    public static async Task<SessionApp> StartAsync(
        FakeEvaluators? evaluators = null,
        bool replayEveryEpisode = true,
        DirectoryInfo? home = null,
        FakeWindows? windows = null,
        Action<IServiceCollection>? services = null,
        params KeyValuePair<string, string?>[] settings)
    {
        var folder = home ?? Directory.CreateTempSubdirectory("tuning-app");
        var known = evaluators ?? new FakeEvaluators();
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.ConfigureTuning();
        builder.ConfigureEmbeddedHost(options =>
        {
            options.Home = folder.FullName;
            options.Root = Repository.Root;
            options.Url = "http://127.0.0.1:0";
            options.ReplayEveryEpisode = replayEveryEpisode;
        });
        builder.Services.AddSingleton<IEvaluatorSource>(known);
        var ground = windows ?? new FakeWindows();
        builder.Services.AddSingleton<IWindowSource>(ground);
        builder.Services.AddSingleton<IReportSource>(new FakeReportSource());
        builder.Services.AddSingleton<IDatasetLibrary, FakeLibrary>();
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new SessionApp(host, known, ground, folder, ownsHome: home is null);
    }

    public async Task<string> PlanAsync(params string[] sets)
    {
        var outcome = await _host.Services.GetRequiredService<SessionPlanner>().PlanAsync(
            new PlanRequest(
                new SpecSource(Bench.Sweep, DocumentLanguage.Yaml) { Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)] },
                "."),
            default);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Plan!.SessionId;
    }

    public async Task<string> LaunchAsync(params string[] sets)
    {
        var id = await PlanAsync(sets);
        await SessionLauncher.LaunchAsync(Client, id, default);
        return id;
    }

    public async Task<SessionSummary> WaitAsync(string id, IProgress<int>? progress = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var summary = await Launcher.WaitAsync(Client, id, progress, patience.Token);
        ShouldAccountForEveryTrial(summary.Trials);
        return summary;
    }

    public async Task<SessionSummary> RunAsync(params string[] sets) => await WaitAsync(await LaunchAsync(sets));

    /// <summary>What holds for every session that has ended, however it did.</summary>
    public static void ShouldAccountForEveryTrial(TrialCounts trials) =>
        (trials.Completed + trials.Failed + trials.Pruned + trials.TimedOut + trials.Cancelled).ShouldBe(trials.Planned);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        if (_ownsHome)
        {
            _home.Delete(recursive: true);
        }
    }
}
