namespace Tuning.Cli.Tests.SessionBench;

public sealed class BenchSessionCommandTests
{
    [Fact]
    public async Task Session_OnBothStores_PrintsItsFiguresAndTheSameResult()
    {
        using var shell = new RecordedShell();
        string[] command = ["bench", "session", "--trials", "64", "--rows", "2000", "--sampler", "random", "--store"];

        var (code, sqlite) = await shell.RunJsonAsync([.. command, "sqlite"]);
        var (_, postgres) = await shell.RunJsonAsync([.. command, "postgres"]);

        code.ShouldBe(0);
        sqlite.GetProperty("trials").GetInt32().ShouldBe(64);
        sqlite.GetProperty("store").GetString().ShouldBe("sqlite");
        postgres.GetProperty("store").GetString().ShouldBe("postgres");
        foreach (var name in new[] { "seconds", "trialsPerSecond", "kernelShare", "storeRowsPerSecond" })
        {
            sqlite.GetProperty(name).GetDouble().ShouldBeGreaterThan(0);
            postgres.GetProperty(name).GetDouble().ShouldBeGreaterThan(0);
        }

        sqlite.GetProperty("overheadMillisecondsPerTrial").GetDouble().ShouldBeGreaterThan(0);
        postgres.GetProperty("resultHash").GetString().ShouldBe(sqlite.GetProperty("resultHash").GetString());
        Directory.Exists(Path.Combine(shell.Folder.FullName, ".tune")).ShouldBeTrue();
        Directory.GetDirectories(Path.Combine(shell.Folder.FullName, ".tune")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Session_WithFolds_CountsTheTrialsOfEverySearch()
    {
        using var shell = new RecordedShell();

        var (code, walked) = await shell.RunJsonAsync(
            "bench", "session", "--trials", "16", "--rows", "6000", "--sampler", "random", "--folds", "3");
        var (refused, _) = await shell.RunJsonAsync("bench", "session", "--folds", "2");

        (code, refused).ShouldBe((0, 2));
        walked.GetProperty("folds").GetInt32().ShouldBe(3);
        walked.GetProperty("trials").GetInt32().ShouldBe(16 * 4);
    }
}
