using System.Text.Json;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Cli.Tests.Sessions;

/// <summary>The real process, interrupted or killed in the middle of a session, and what another one makes of the rest.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Rows = 200_000;
    private const string UndisturbedHome = "undisturbed";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-kill-");

    // Small batches make many steps, so that there is a middle to interrupt.
    public InterruptionTests() =>
        File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml(Rows, "grid, batch: 4"));

    public void Dispose() => _folder.Delete(recursive: true);

    private TuneProcess Start(params string[] arguments) => TuneProcess.Start(_folder.FullName, arguments);

    private Task<(int Code, JsonElement Document)> RunJsonAsync(params string[] arguments) =>
        TuneProcess.RunJsonAsync(_folder.FullName, arguments);

    private async Task<string> UndisturbedHashAsync()
    {
        var (_, document) = await RunJsonAsync("run", "small.yaml", "--parallel", "1", "--home", UndisturbedHome);
        return document.GetProperty("resultHash").GetString()!;
    }

    private async Task ShouldResumeToAsync(string hash, string home)
    {
        // Killed before the session was stored, there is nothing to resume: the user starts again.
        string[] next = await FindSessionAsync(home) is { } session ? ["resume", session] : ["run", "small.yaml"];
        var (code, resumed) = await RunJsonAsync([.. next, "--home", home]);
        code.ShouldBe(0);
        resumed.GetProperty("resultHash").GetString().ShouldBe(hash);
        var planned = resumed.GetProperty("trials").GetProperty("planned").GetInt32();
        resumed.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(planned);
        await ShouldHoldEachTrialOnceAsync(resumed.GetProperty("session").GetString()!, home, planned);
    }

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

    private async Task ShouldHoldEachTrialOnceAsync(string session, string home, int planned)
    {
        using var store = SqlSessionStore.OfSqlite(DatabaseOf(home), TimeProvider.System);
        var fold = new FoldKey(session, 0);
        var trials = await store.ReadTrialsAsync(fold, TrialRange.All, default);
        var results = await store.ReadResultsAsync(fold, TrialRange.All, default);
        trials.Select(trial => trial.PointHash).Distinct(StringComparer.Ordinal).Count().ShouldBe(planned);
        trials.Length.ShouldBe(planned);
        results.Select(result => result.Key).ShouldBeUnique();
        results.Length.ShouldBe(planned);
    }

    [Fact]
    public async Task Interrupt_InMidSession_ExitsWith130AndResumesToTheSameResult()
    {
        var hash = await UndisturbedHashAsync();
        using var process = Start("run", "small.yaml", "--parallel", "1");
        await process.WaitForErrorLinesAsync(1, "trials");
        process.Interrupt();
        var (code, output, error) = await process.EndAsync();
        code.ShouldBe(130);
        output.ShouldBeEmpty();
        error.ShouldContain("tune resume small-");
        await ShouldResumeToAsync(hash, ".tune");
    }

    [Fact]
    public async Task Kill_AtAnyMoment_ResumesToTheSameResult()
    {
        const int Seed = 20_260_301;
        var start = TimeProvider.System.GetTimestamp();
        var hash = await UndisturbedHashAsync();
        var duration = TimeProvider.System.GetElapsedTime(start);
        var moments = new Random(Seed);
        for (var kill = 0; kill < LongRun.Count(5, 200); kill++)
        {
            var home = $"home{kill}";
            var moment = moments.NextDouble() * duration;
            using (var process = Start("run", "small.yaml", "--parallel", "1", "--home", home))
            {
                await process.WaitAsync(moment);
                process.Kill();
                await process.EndAsync();
            }

            await ShouldResumeToAsync(hash, home);
            Directory.Delete(Path.Combine(_folder.FullName, home), recursive: true);
        }
    }
}
