namespace Tuning.Cli.Tests.Commands;

public sealed class DataGenerateCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string File(string name) => Path.Combine(_shell.Folder.FullName, name);

    [Fact]
    public async Task DataGenerate_ToAFile_IsAcceptedByTheGate()
    {
        var (code, document) = await _shell.RunJsonAsync("data", "generate", "--level", "L1", "--rows", "5000", "--seed", "3", "--out", "quotes.csv");
        code.ShouldBe(0);
        document.GetProperty("rows").GetInt32().ShouldBe(5000);
        document.GetProperty("settings").GetProperty("seed").GetInt32().ShouldBe(3);
        (await System.IO.File.ReadAllLinesAsync(File("quotes.csv"))).Length.ShouldBe(5001);
        (await _shell.RunAsync("data", "check", "quotes.csv")).ShouldBe(0);
    }

    [Fact]
    public async Task DataGenerate_LevelWithoutSpreadsToAFile_SaysWhatItsGateNeeds()
    {
        var (_, document) = await _shell.RunJsonAsync("data", "generate", "--level", "L0", "--rows", "500", "--out", "l0.csv");
        document.GetProperty("waiversNeeded").GetRawText().ShouldBe("""["lockedQuote"]""");
        (await _shell.RunAsync("data", "check", "l0.csv")).ShouldBe(2);
        _shell.Out.ShouldContain("waive lockedQuote");
        (await _shell.RunAsync("data", "check", "l0.csv", "--waive", "lockedQuote")).ShouldBe(0);
    }

    [Theory]
    [InlineData("L1")]
    [InlineData("L2")]
    [InlineData("L3")]
    [InlineData("RandomWalk")]
    [InlineData("CostAboveEdge")]
    [InlineData("FreeRandomWalk")]
    public async Task DataGenerate_EveryLevelToAFile_PassesWithTheWaiversItNames(string level)
    {
        var (_, document) = await _shell.RunJsonAsync("data", "generate", "--level", level, "--rows", "3000", "--out", "made.csv");
        var waivers = document.TryGetProperty("waiversNeeded", out var needed) ? needed.EnumerateArray().Select(name => name.GetString()!) : [];
        (await _shell.RunAsync(["data", "check", "made.csv", .. waivers.SelectMany(name => (string[])["--waive", name])])).ShouldBe(0);
    }

    [Fact]
    public async Task DataGenerate_Stored_IsFoundByItsHashAndEqualsTheFile()
    {
        var (_, stored) = await _shell.RunJsonAsync("data", "generate", "--rows", "2000", "--interval", "PT5S", "--set", "spreadSdBps=30");
        var dataset = stored.GetProperty("dataset").GetString()!;
        dataset.ShouldStartWith("sha256:");
        await _shell.RunAsync("data", "generate", "--rows", "2000", "--interval", "PT5S", "--set", "spreadSdBps=30", "--out", "quotes.csv");
        var (code, fromStore) = await _shell.RunJsonAsync("backtest", "--data", dataset, "--set", "entryBps=20", "--set", "exitBps=0");
        var (_, fromFile) = await _shell.RunJsonAsync("backtest", "--data", "quotes.csv", "--set", "entryBps=20", "--set", "exitBps=0");
        code.ShouldBe(0);
        fromStore.GetRawText().ShouldBe(fromFile.GetRawText());
    }

    [Fact]
    public async Task DataGenerate_SameSettings_SameName()
    {
        var (_, one) = await _shell.RunJsonAsync("data", "generate", "--rows", "100", "--seed", "1");
        var (_, same) = await _shell.RunJsonAsync("data", "generate", "--rows", "100", "--seed", "1");
        var (_, other) = await _shell.RunJsonAsync("data", "generate", "--rows", "100", "--seed", "2");
        same.GetProperty("dataset").GetString().ShouldBe(one.GetProperty("dataset").GetString());
        string.Equals(other.GetProperty("dataset").GetString(), one.GetProperty("dataset").GetString(), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task DataGenerate_WrongSettings_AreAllRefused()
    {
        var (code, document) = await _shell.RunJsonAsync(
            "data", "generate", "--level", "L9", "--rows", "1", "--seed", "x", "--interval", "ten", "--set", "sped=1");
        code.ShouldBe(2);
        document.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString())
            .ShouldBe(["level", "interval", "rows", "seed", "sped"]);
    }
}
