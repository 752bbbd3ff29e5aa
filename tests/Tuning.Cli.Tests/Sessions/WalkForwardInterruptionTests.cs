using System.Text.Json;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Cli.Tests.Sessions;

/// <summary>A validated session in the real process, killed in the middle, and what another process makes of the rest.</summary>
public sealed class WalkForwardInterruptionTests : IDisposable
{
    private const int Seed = 20_260_302;
    private const string Walk = "walk.yaml";

    // Many small batches and four folds make many steps to be killed between.
    private const string Yaml = """
        schemaVersion: 1
        name: walk
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 12000, seed: 7, interval: PT1M}}]
        space:
          entryBps: {type: float, low: 5, high: 60}
          exitBps: {type: float, low: -40, high: 20}
        environment: {feeABps: 5, feeBBps: 4, latencyAMs: 0, latencyBMs: 0}
        sampler: {kind: tpe, batch: 4}
        budget: {trials: 24}
        objective: {metric: netPnlPerDay, constraints: [{metric: closedTrades, min: 20}]}
        validation: {kind: walkForward, train: PT48H, test: PT24H, step: PT24H, holdout: PT24H, minTrades: 50}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-walk-");

    public WalkForwardInterruptionTests() => File.WriteAllText(Path.Combine(_folder.FullName, Walk), Yaml);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Kill_AtAnyMoment_ResumesToTheSameVerdictAndTouchesTheHoldoutOnce()
    {
        var start = TimeProvider.System.GetTimestamp();
        var (code, undisturbed) = await RunJsonAsync("run", Walk, "--home", "undisturbed");
        var duration = TimeProvider.System.GetElapsedTime(start);
        code.ShouldBeOneOf(0, 4);
        var moments = new Random(Seed);
        for (var kill = 0; kill < LongRun.Count(4, 100); kill++)
        {
            var home = $"home{kill}";
            using (var process = TuneProcess.Start(_folder.FullName, "run", Walk, "--home", home))
            {
                await process.WaitAsync(moments.NextDouble() * duration);
                process.Kill();
                await process.EndAsync();
            }

            // Killed before the session was stored, there is nothing to resume: the user starts again.
            string[] next = await FindSessionAsync(home) is { } session ? ["resume", session] : ["run", Walk];
            var (resumedCode, resumed) = await RunJsonAsync([.. next, "--home", home]);
            resumedCode.ShouldBe(code);
            TextOf(resumed, "resultHash").ShouldBe(TextOf(undisturbed, "resultHash"));
            TextOf(resumed, "verdict").ShouldBe(TextOf(undisturbed, "verdict"));
            TextOf(resumed, "figures").ShouldBe(TextOf(undisturbed, "figures"));
            await ShouldHaveTouchedEachWindowOnceAsync(home, resumed.GetProperty("session").GetString()!);
            Directory.Delete(Path.Combine(_folder.FullName, home), recursive: true);
        }
    }

    private Task<(int Code, JsonElement Document)> RunJsonAsync(params string[] arguments) =>
        TuneProcess.RunJsonAsync(_folder.FullName, arguments);

    private static string TextOf(JsonElement document, string member) => document.GetProperty(member).GetRawText();

    private async Task<string?> FindSessionAsync(string home)
    {
        if (!File.Exists(DatabaseOf(home)))
        {
            return null;
        }

        using var store = SqlSessionStore.OfSqlite(DatabaseOf(home), TimeProvider.System);
        return (await store.ListSessionsAsync(2, default)).SingleOrDefault()?.SessionId;
    }

    private string DatabaseOf(string home) => Path.Combine(_folder.FullName, home, "tuning.db");

    private async Task ShouldHaveTouchedEachWindowOnceAsync(string home, string session)
    {
        using var store = SqlSessionStore.OfSqlite(DatabaseOf(home), TimeProvider.System);
        var folds = await store.ReadFoldsAsync(session, default);
        foreach (var fold in folds)
        {
            var results = await store.ReadResultsAsync(new FoldKey(session, fold.Fold), TrialRange.All, default);
            results.Select(result => result.Key).ShouldBeUnique();
            results.Count(result => result.Key.Window is SessionPlan.TrainWindow).ShouldBe(24);
            var looked = results.Where(result => result.Key.Window is not SessionPlan.TrainWindow).ShouldHaveSingleItem();
            looked.Key.Trial.ShouldBe(fold.ChosenTrial!.Value);
            looked.Key.Window.ShouldBe(fold.Fold == folds.Length - 1 ? SessionPlan.HoldoutWindow : SessionPlan.TestWindow);
        }
    }
}
