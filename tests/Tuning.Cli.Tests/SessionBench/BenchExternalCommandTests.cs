namespace Tuning.Cli.Tests.SessionBench;

public sealed class BenchExternalCommandTests
{
    [Fact]
    public async Task External_FewTrials_CompletesEachAndPrintsItsFigures()
    {
        using var shell = new RecordedShell();

        var (code, document) = await shell.RunJsonAsync("bench", "external", "--trials", "40");

        code.ShouldBe(0, shell.Error);
        document.GetProperty("completed").GetInt32().ShouldBe(40);
        document.GetProperty("workers").GetInt32().ShouldBe(2);
        document.GetProperty("trialsPerSecond").GetDouble()
            .ShouldBe(40 / document.GetProperty("seconds").GetDouble(), 1e-6);
        document.GetProperty("resultHash").GetString()!.Length.ShouldBe(64);
    }
}
