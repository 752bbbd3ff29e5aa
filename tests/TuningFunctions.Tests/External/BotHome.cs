using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.External;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.External;

/// <summary>A home with a bot of its own in Python, and everything that plans and runs its sessions.</summary>
internal sealed class BotHome : IDisposable
{
    private static readonly Lazy<string> s_python = new(FindPython);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-bot-");
    private readonly ServiceProvider _services;

    public BotHome(string bot, ExternalHost? host = null)
    {
        File.WriteAllText(Path.Combine(Folder, "bot.py"), bot);
        _services = new ServiceCollection()
            .AddSingleton(host ?? new ExternalHost())
            .AddSessions(Path.Combine(Folder, "home"))
            .BuildServiceProvider();
    }

    public string Folder => _folder.FullName;

    /// <summary>The interpreter itself: what PATH names may be a script around it that takes longer to start than it does.</summary>
    public static string Python => s_python.Value;

    public IChampionStore Champions => _services.GetRequiredService<IChampionStore>();

    public ISessionStore Store => _services.GetRequiredService<ISessionStore>();

    /// <summary>A session file of the bot; members replace or follow the usual ones.</summary>
    public static string Session(string strategy, params string[] lines) => string.Join('\n',
    [
        "schemaVersion: 1",
        "name: bot",
        $"strategy: {strategy.Replace("PYTHON", Python, StringComparison.Ordinal)}",
        "space: {x: {type: float, low: 0, high: 1}, y: {type: float, low: 0, high: 1}}",
        .. lines,
    ]);

    public Task<PlanOutcome> PlanAsync(string yaml, bool overHttp = false) => _services.GetRequiredService<SessionPlanner>()
        .PlanAsync(new PlanRequest(new SpecSource(yaml, DocumentLanguage.Yaml), overHttp ? null : Folder), default);

    public async Task<SessionSummary> RunAsync(string yaml)
    {
        var outcome = await PlanAsync(yaml);
        outcome.Problems.ShouldBeEmpty();
        return await LoopAsync(outcome.Plan!.SessionId);
    }

    public Task<SessionSummary> LoopAsync(string sessionId) => _services.GetRequiredService<SessionLoop>().RunAsync(sessionId, null, default);

    public Task<string?> ReportAsync(string sessionId) => _services.GetRequiredService<SessionReports>().FindPageAsync(sessionId, default);

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _services.Dispose();
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
            _folder.Refresh();
        }
    }

    private static string FindPython()
    {
        using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "import sys; print(sys.executable)"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
