using System.Globalization;
using System.Text.Json;

namespace Tuning.Cli.Tests.Commands;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public BacktestCommandTests() => _shell.Write("quotes.csv", SmallMarket.Csv(500));

    public void Dispose() => _shell.Dispose();

    private static string[] Arguments(params string[] more) =>
        ["backtest", "--data", "quotes.csv", "--set", "entryBps=20", "--set", "exitBps=0", .. more];

    private static IEnumerable<string?> Paths(JsonElement document) =>
        document.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString());

    [Fact]
    public async Task Backtest_Json_HasExactlyTheFourParts()
    {
        var (code, document) = await _shell.RunJsonAsync(Arguments());
        code.ShouldBe(0);
        document.EnumerateObject().Select(part => part.Name).ShouldBe(["parameters", "environment", "metrics", "reasons"]);
        document.GetProperty("parameters").GetRawText().ShouldBe("""{"entryBps":20,"exitBps":0}""");
        document.GetProperty("metrics").GetProperty("closedTrades").GetDouble().ShouldBeGreaterThan(5);
        document.GetProperty("reasons").GetProperty("exit").GetInt32().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Backtest_NothingStated_PrintsTheDefaultsOfTheEnvironment()
    {
        var (_, document) = await _shell.RunJsonAsync(Arguments());
        document.GetProperty("environment").GetRawText().ShouldBe(
            """{"balance":10000,"direction":"both","feeABps":10,"feeBBps":10,"latencyAMs":120,"latencyBMs":20,"notional":1000,"slippageBps":0}""");
    }

    [Fact]
    public async Task Backtest_HigherFees_CostMore()
    {
        var (_, cheap) = await _shell.RunJsonAsync(Arguments("--set", "environment.feeABps=0"));
        var (_, dear) = await _shell.RunJsonAsync(Arguments("--set", "environment.feeABps=30"));
        dear.GetProperty("metrics").GetProperty("netPnl").GetDouble()
            .ShouldBeLessThan(cheap.GetProperty("metrics").GetProperty("netPnl").GetDouble());
    }

    [Fact]
    public async Task Backtest_SeveralWrongSettings_ReportsAllOfThem()
    {
        var (code, document) = await _shell.RunJsonAsync(
            "backtest", "--data", "quotes.csv", "--set", "entyBps=20", "--set", "exitBps=x", "--set", "feeABps=5",
            "--set", "environment.balnce=1", "--set", "nothing", "--set", "environment.notional=-1");
        code.ShouldBe(2);
        Paths(document).ShouldBe(
            ["--set", "entyBps", "exitBps", "feeABps", "entryBps", "environment.balnce", "environment.notional"]);
        document.GetRawText().ShouldContain("did you mean entryBps?");
        document.GetRawText().ShouldContain("environment.feeABps");
    }

    [Theory]
    [InlineData("exitBps=20")]
    [InlineData("exitBps=25")]
    public async Task Backtest_ExitAtOrAboveEntry_IsRefused(string exit)
    {
        var (code, document) = await _shell.RunJsonAsync("backtest", "--data", "quotes.csv", "--set", "entryBps=20", "--set", exit);
        code.ShouldBe(2);
        Paths(document).ShouldBe(["parameters"]);
    }

    [Fact]
    public async Task Backtest_OneNameTwice_IsRefused()
    {
        var (code, document) = await _shell.RunJsonAsync(Arguments("--set", "entryBps=21"));
        code.ShouldBe(2);
        Paths(document).ShouldBe(["entryBps"]);
    }

    [Fact]
    public async Task Backtest_WeightsThatDoNotFitTheZones_AreRefused()
    {
        (await _shell.RunAsync(Arguments("--set", "zoneProfile=[1,2]"))).ShouldBe(2);
        (await _shell.RunAsync(Arguments("--set", "zoneProfile=[1,2]", "--set", "environment.zoneBoundaries=[10,20,40]"))).ShouldBe(0);
        (await _shell.RunAsync(Arguments("--set", "zoneProfile=z2_balanced"))).ShouldBe(0);
    }

    [Fact]
    public async Task Backtest_FromIncludedToExcluded_TradesThatWindow()
    {
        var day = DateTimeOffset.FromUnixTimeMilliseconds(SmallMarket.StartMs + 2_000_000).ToString("O", CultureInfo.InvariantCulture);
        var bounds = (string[])["--from", day, "--to", $"{SmallMarket.StartMs + 3_000_000}", "--equity", "equity.csv"];
        (await _shell.RunAsync(Arguments(bounds))).ShouldBe(0);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_shell.Folder.FullName, "equity.csv"));
        lines.Length.ShouldBe(1 + 100);
        lines[1].ShouldStartWith($"{SmallMarket.StartMs + 2_000_000},");
        lines[^1].ShouldStartWith($"{SmallMarket.StartMs + 2_990_000},");
    }

    [Fact]
    public async Task Backtest_EmptyWindow_NamesTheSpanOfTheData()
    {
        var (code, document) = await _shell.RunJsonAsync(Arguments("--from", "2030-01-01"));
        code.ShouldBe(2);
        document.GetRawText().ShouldContain("2023-11-14T22:13:20Z");
    }

    [Fact]
    public async Task Backtest_TradesFile_ReconcilesWithTheMetrics()
    {
        var (_, document) = await _shell.RunJsonAsync(Arguments("--trades", "trades.csv"));
        var lines = await File.ReadAllLinesAsync(Path.Combine(_shell.Folder.FullName, "trades.csv"));
        var metrics = document.GetProperty("metrics");
        lines.Length.ShouldBe(1 + metrics.GetProperty("closedTrades").GetInt32());
        lines.Skip(1).Sum(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture))
            .ShouldBe(metrics.GetProperty("netPnl").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Backtest_Text_ShowsMetricsCostsTradesAndEquity()
    {
        (await _shell.RunAsync(Arguments())).ShouldBe(0);
        foreach (var part in (string[])["netPnlPerDay", "split of costs", "first and last 5 of", "equity", "exit reached on", "latency below resolution"])
        {
            _shell.Out.ShouldContain(part);
        }

        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Backtest_RefusedData_NamesTheLine()
    {
        _shell.Write("bad.csv", SmallMarket.Csv(3) + "1700000050000,NaN,1001,999,1000\n");
        var (code, document) = await _shell.RunJsonAsync("backtest", "--data", "bad.csv", "--set", "entryBps=20", "--set", "exitBps=0");
        code.ShouldBe(2);
        Paths(document).ShouldBe(["line 5, best_bid_a"]);
    }

    [Fact]
    public async Task Backtest_Diagnostics_StandBesideTheFourParts()
    {
        var (code, document) = await _shell.RunJsonAsync(Arguments("--diagnostics"));
        code.ShouldBe(0);
        document.EnumerateObject().Select(part => part.Name).ShouldBe(["parameters", "environment", "metrics", "reasons", "diagnosis"]);
        var diagnosis = document.GetProperty("diagnosis");
        diagnosis.GetProperty("byDirection").EnumerateArray().Sum(group => group.GetProperty("netPnl").GetDouble())
            .ShouldBe(document.GetProperty("metrics").GetProperty("netPnl").GetDouble(), 1e-9);
        diagnosis.GetProperty("capacity").GetArrayLength().ShouldBe(7);
        diagnosis.GetProperty("phantom").GetProperty("asTraded").GetDouble()
            .ShouldBe(document.GetProperty("metrics").GetProperty("netPnl").GetDouble());
    }

    [Fact]
    public async Task Backtest_DiagnosticsAsText_ShowsEveryPart()
    {
        (await _shell.RunAsync(Arguments("--diagnostics", "--set", "zoneProfile=z2_balanced"))).ShouldBe(0);
        foreach (var part in (string[])
            ["pnl by zone", "pnl by direction", "pnl by hour (UTC)", "capacity", "(a) only where", "(b) every fill", "(c) at the worst", "(d) without",
                "break-even cost", "break-even latency", "edge lifetime", "under water", "█"])
        {
            _shell.Out.ShouldContain(part);
        }
    }

    [Fact]
    public async Task Backtest_TradesWithARate_GivePricesOfBInBothCurrencies()
    {
        var lines = SmallMarket.Csv(500).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _shell.Write("fx.csv", $"{lines[0]},fx\n" + string.Concat(lines.Skip(1).Select((line, row) =>
        {
            var cells = line.Split(',');
            var fx = 1.25 + (row % 7 * .001);
            var (bid, ask) = (Math.Round(999.9 / fx, 4), Math.Round(1000.1 / fx, 4));
            return string.Create(CultureInfo.InvariantCulture, $"{cells[0]},{cells[1]},{cells[2]},{bid},{ask},{fx:F3}\n");
        })));
        (await _shell.RunAsync("backtest", "--data", "fx.csv", "--set", "entryBps=20", "--set", "exitBps=0", "--trades", "trades.csv")).ShouldBe(0);

        var rows = (await File.ReadAllLinesAsync(Path.Combine(_shell.Folder.FullName, "trades.csv"))).Select(line => line.Split(',')).ToArray();
        var quoted = (await File.ReadAllLinesAsync(Path.Combine(_shell.Folder.FullName, "fx.csv"))).Skip(1).Select(line => line.Split(',')).ToArray();
        int At(string name) => Array.IndexOf(rows[0], name);
        rows.Length.ShouldBeGreaterThan(5);
        foreach (var trade in rows.Skip(1).SkipLast(1))
        {
            var row = quoted[int.Parse(trade[At("entryRow")], CultureInfo.InvariantCulture)];
            // Selling A buys B at its ask, as its own log shows it.
            var own = double.Parse(trade[At("entryPriceBOwnCurrency")], CultureInfo.InvariantCulture);
            own.ShouldBe(double.Parse(row[trade[0] is "shortA" ? 4 : 3], CultureInfo.InvariantCulture), 1e-9);
            double.Parse(trade[At("entryPriceB")], CultureInfo.InvariantCulture)
                .ShouldBe(own * double.Parse(row[5], CultureInfo.InvariantCulture), 1e-9);
        }
    }

    [Fact]
    public async Task Backtest_WaivedCheck_IsNamedInTheResult()
    {
        var (_, document) = await _shell.RunJsonAsync(Arguments("--waive", "gap"));
        document.GetProperty("waivers").GetRawText().ShouldBe("""["gap"]""");
        (await _shell.RunAsync(Arguments("--waive", "gap"))).ShouldBe(0);
        _shell.Out.ShouldContain("checks waived for this data: gap");
    }

    [Fact]
    public async Task Backtest_MissingFile_ExitsWith2()
    {
        var (code, document) = await _shell.RunJsonAsync("backtest", "--data", "none.csv", "--set", "entryBps=20", "--set", "exitBps=0");
        code.ShouldBe(2);
        Paths(document).ShouldBe(["--data"]);
    }
}
