namespace Tuning.Cli.Tests.Commands;

public sealed class SweepCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();
    private readonly RecordedShell _terminal = new() { IsTerminal = true };

    public SweepCommandTests()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(2_000));
        _terminal.Write("quotes.csv", SmallMarket.Csv(2_000));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Sweep_TwoRanges_IsAHeatMapWithBestPlateauAndLabel()
    {
        (await _shell.RunAsync("sweep", "--data", "quotes.csv", "entryBps=5:60:5", "exitBps=-20:10:5", "--set", "environment.latencyAMs=0", "--set", "environment.latencyBMs=0"))
            .ShouldBe(0, _shell.Error);

        var rows = _shell.Out.Split('\n').Where(line => line.TrimStart().Split(' ')[0].Length <= 2 && line.Contains("  ", StringComparison.Ordinal)).ToArray();
        _shell.Out.ShouldContain("in sample, not validated");
        _shell.Out.ShouldContain("best     entryBps=");
        _shell.Out.ShouldContain("plateau  entryBps=");
        _shell.Out.ShouldContain("3 points are forbidden combinations");
        _shell.Out.ShouldContain(" x");
        _shell.Out.ShouldContain(" *");
        _shell.Out.ShouldNotContain("\e[");
        rows.Length.ShouldBeGreaterThanOrEqualTo(12);
    }

    [Theory]
    [InlineData("20", true)]
    [InlineData("0", false)]
    public async Task Sweep_SomeLose_DrawsADashWhereTheyDo(string feeBps, bool someLose)
    {
        (await _shell.RunAsync(
            "sweep", "--data", "quotes.csv", "entryBps=5:60:5", "exitBps=-20:10:5", "--set", $"environment.feeABps={feeBps}", "--set", $"environment.feeBBps={feeBps}"))
            .ShouldBe(0, _shell.Error);

        var map = _shell.Out.Split('\n').Where(line => line.Length > 9 && char.IsAsciiDigit(line[7]) && line[8] == ' ').ToArray();
        map.Length.ShouldBe(12);
        map.Any(row => row[9..].Contains('-', StringComparison.Ordinal)).ShouldBe(someLose);
        _shell.Out.Contains("- below zero, 0-9 zero to best", StringComparison.Ordinal).ShouldBe(someLose);
    }

    [Fact]
    public async Task Sweep_NothingTrades_IsAMapOfViolationsAlthoughTheMetricIsUndefined()
    {
        (await _shell.RunAsync("sweep", "--data", "quotes.csv", "entryBps=5000:6000:500", "exitBps=-20:10:10", "--set", "objective.metric=sharpe"))
            .ShouldBe(0, _shell.Error);

        _shell.Out.ShouldContain("    5000   .  .  .  .");
        _shell.Out.ShouldContain("0-9 worst to best of the feasible");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Sweep_Terminal_IsColouredUnlessNoColorIsSet(string noColor, bool coloured)
    {
        _terminal.With("NO_COLOR", noColor);
        (await _terminal.RunAsync("sweep", "--data", "quotes.csv", "entryBps=5:60:5", "exitBps=-20:10:5")).ShouldBe(0);
        _terminal.Out.Contains("\e[48;5;", StringComparison.Ordinal).ShouldBe(coloured);
    }

    [Fact]
    public async Task Sweep_MoreColumnsThanTheTerminalHas_MergesNeighbours()
    {
        (await _shell.RunAsync("sweep", "--data", "quotes.csv", "entryBps=20:60:10", "exitBps=-20:10:0.1")).ShouldBe(0);

        _shell.Out.ShouldContain("each column holds the best of");
        _shell.Out.Split('\n').TakeWhile(line => line.Length > 0).ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Sweep_WrongRanges_AreAllReportedWithGuesses()
    {
        var (code, document) = await _shell.RunJsonAsync("sweep", "--data", "quotes.csv", "entryBp=5:60:5", "exitBps=10:-20:5", "entryBps=1");

        code.ShouldBe(2);
        var problems = document.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("allowed").GetString()!).ToArray();
        problems.Length.ShouldBe(3);
        problems[0].ShouldStartWith("did you mean entryBps?");
    }
}
