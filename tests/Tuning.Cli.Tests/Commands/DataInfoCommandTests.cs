namespace Tuning.Cli.Tests.Commands;

public sealed class DataInfoCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public DataInfoCommandTests() => _shell.Write("quotes.csv", SmallMarket.Csv(500));

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task DataInfo_File_SumsItUpAtTheCostsGiven()
    {
        var (code, dear) = await _shell.RunJsonAsync("data", "info", "quotes.csv", "--set", "environment.feeABps=20", "--set", "environment.feeBBps=20");
        code.ShouldBe(0);
        dear.GetProperty("rows").GetInt32().ShouldBe(500);
        dear.GetProperty("costBps").GetDouble().ShouldBe(80);
        dear.GetProperty("clearingShare").GetDouble().ShouldBe(0, "the premium never exceeds 50 bps");
        dear.GetProperty("latencyBelowResolution").GetBoolean().ShouldBeTrue();
        var (_, cheap) = await _shell.RunJsonAsync("data", "info", "quotes.csv", "--set", "environment.feeABps=0", "--set", "environment.feeBBps=5", "--set", "environment.latencyAMs=0", "--set", "environment.latencyBMs=0");
        cheap.GetProperty("clearingShare").GetDouble().ShouldBeGreaterThan(0.5);
        cheap.GetProperty("latencyBelowResolution").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task DataInfo_Text_ShowsEdgesAndWhatClearsTheCost()
    {
        (await _shell.RunAsync("data", "info", "quotes.csv")).ShouldBe(0);
        foreach (var part in (string[])["500 rows", "quotes change on", "larger edge, bps", "of rows clear the cost of 40 bps", "latency below resolution"])
        {
            _shell.Out.ShouldContain(part);
        }
    }

    [Fact]
    public async Task DataInfo_LatenciesThatTheRowsResolve_AreShownAgainstTheInterval()
    {
        (await _shell.RunAsync("data", "info", "quotes.csv", "--set", "environment.latencyAMs=86400000", "--set", "environment.latencyBMs=0")).ShouldBe(0);

        _shell.Out.ShouldMatch(@"86,?400,?000 ms on A are \S+ median intervals");
        _shell.Out.ShouldContain("latency against resolution: none on B");
        _shell.Out.ShouldNotContain("latency below resolution");
    }

    [Fact]
    public async Task DataImport_AcceptedFile_IsListedAndReadByItsHash()
    {
        (await _shell.RunJsonAsync("data", "list")).Document.GetRawText().ShouldBe("""{"datasets":[]}""");
        (await _shell.RunAsync("data", "import", "quotes.csv")).ShouldBe(0);
        var (_, list) = await _shell.RunJsonAsync("data", "list");
        var stored = list.GetProperty("datasets").EnumerateArray().Single();
        stored.GetProperty("rows").GetInt32().ShouldBe(500);
        stored.GetProperty("name").GetString().ShouldBe("quotes.csv");
        (await _shell.RunAsync("data", "info", stored.GetProperty("dataset").GetString()!)).ShouldBe(0);
        _shell.Write("bad.csv", "nothing\n");
        (await _shell.RunAsync("data", "import", "bad.csv")).ShouldBe(2);
        (await _shell.RunJsonAsync("data", "list")).Document.GetProperty("datasets").GetArrayLength().ShouldBe(1);
    }
}
