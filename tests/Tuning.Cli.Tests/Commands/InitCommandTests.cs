namespace Tuning.Cli.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public InitCommandTests() => _shell.Write("quotes.csv", SmallMarket.Csv(3000));

    public void Dispose() => _shell.Dispose();

    private string Read(string name) => File.ReadAllText(Path.Combine(_shell.Folder.FullName, name));

    [Fact]
    public async Task Init_Executable_WritesAFileThatRuns()
    {
        var folder = _shell.Folder.FullName;
        var (code, document) = await TuneProcess.RunJsonAsync(
            folder, "init", "--data", "quotes.csv", "--out", "my quotes.yaml", "--set", "environment.feeABps=5");
        code.ShouldBe(0);
        document.GetProperty("name").GetString().ShouldBe("my-quotes");
        document.GetProperty("costBps").GetDouble().ShouldBe((2 * 5) + (2 * 10));

        var (runCode, run) = await TuneProcess.RunJsonAsync(folder, "run", "my quotes.yaml", "--set", "budget.trials=20");

        runCode.ShouldBe(0);
        run.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(20);
    }

    [Fact]
    public async Task Init_OtherFees_MoveTheLeastEntryAndStandInTheFile()
    {
        await _shell.RunAsync("init", "--data", "quotes.csv", "--out", "cheap.yaml", "--set", "environment.feeABps=1", "--set", "environment.feeBBps=1");
        await _shell.RunAsync("init", "--data", "quotes.csv", "--out", "dear.yaml", "--set", "environment.feeABps=40", "--set", "environment.feeBBps=10");
        Read("dear.yaml").ShouldContain("feeABps: 40");
        // Half of 2 * (40 + 10) bps is more than the median edge of this market, half of 4 is less.
        Read("dear.yaml").ShouldContain("entryBps: {type: float, low: 50, ");
        Read("cheap.yaml").ShouldNotContain("low: 50,");
        Read("cheap.yaml").ShouldContain("# ");
    }

    [Fact]
    public async Task Init_StoredData_IsNamedByItsHash()
    {
        var (_, imported) = await _shell.RunJsonAsync("data", "import", "quotes.csv");
        var data = $"sha256:{imported.GetProperty("report").GetProperty("contentHash").GetString()}";
        (await _shell.RunAsync("init", "--data", data)).ShouldBe(0);
        Read("session.yaml").ShouldContain(data);
        (await _shell.RunAsync("run", "session.yaml", "--set", "budget.trials=5")).ShouldBe(0);
    }

    [Fact]
    public async Task Init_FileInAnotherFolder_NamesTheDataFromThere()
    {
        Directory.CreateDirectory(Path.Combine(_shell.Folder.FullName, "sessions"));
        (await _shell.RunAsync("init", "--data", "quotes.csv", "--out", "sessions/a.yaml")).ShouldBe(0);
        (await _shell.RunAsync("run", "sessions/a.yaml", "--set", "budget.trials=5")).ShouldBe(0);
    }

    [Fact]
    public async Task Init_FileThatIsThere_IsLeftAlone()
    {
        _shell.Write("session.yaml", "mine");
        (await _shell.RunAsync("init", "--data", "quotes.csv")).ShouldBe(2);
        Read("session.yaml").ShouldBe("mine");
    }
}
