namespace Tuning.Cli.Tests.Commands;

public sealed class BenchHostCommandTests
{
    [Fact]
    public async Task BenchHost_Json_HasEveryFigureAndLeavesNothingBehind()
    {
        using var shell = new RecordedShell();

        var (code, document) = await shell.RunJsonAsync("bench", "host", "--home", Path.Combine(shell.Folder.FullName, "home"));

        code.ShouldBe(0);
        document.EnumerateObject().Select(figure => figure.Name).ShouldBe(
        [
            "activitiesPerSecond", "sequentialActivitiesPerSecond", "orchestrationsPerSecond", "restartSeconds",
            "peakMegabytes", "commitsPerSecond", "synchronous",
        ]);
        document.GetProperty("activitiesPerSecond").GetDouble().ShouldBeGreaterThan(0);
        document.GetProperty("synchronous").GetString().ShouldBe("FULL");
        Directory.GetFileSystemEntries(Path.Combine(shell.Folder.FullName, "home")).ShouldBeEmpty();
    }
}
