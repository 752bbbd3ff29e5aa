namespace Tuning.Cli.Tests.Commands;

public sealed class DataCheckCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task DataCheck_GoodFile_IsAcceptedAndNothingIsStored()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(100));
        var (code, document) = await _shell.RunJsonAsync("data", "check", "quotes.csv");
        code.ShouldBe(0);
        document.GetProperty("report").GetProperty("accepted").GetBoolean().ShouldBeTrue();
        document.GetProperty("report").GetProperty("contentHash").GetString().ShouldNotBeNull().Length.ShouldBe(64);
        _shell.Folder.GetFileSystemInfos().Length.ShouldBe(1, "the file alone: no home was made");
    }

    [Theory]
    [InlineData("1700000050000,NaN,1001,999,1000", "line 5, best_bid_a")]
    [InlineData("1700000050000,1002,1001,999,1000", "line 5")]
    [InlineData("1700000000000,1000,1001,999,1000", "line 5")]
    [InlineData("1700000050000,1000,1001,999", "line 5")]
    public async Task DataCheck_BadRow_ExitsWith2AndNamesTheLine(string row, string path)
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(3) + row + "\n");
        var (code, document) = await _shell.RunJsonAsync("data", "check", "quotes.csv");
        code.ShouldBe(2);
        document.GetProperty("exitCode").GetInt32().ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNull().ShouldStartWith(path);
        (await _shell.RunAsync("data", "check", "quotes.csv")).ShouldBe(2);
        _shell.Out.ShouldContain("line 5");
    }

    [Theory]
    [InlineData("")]
    [InlineData("timestamp,best_bid_a,best_ask_a,best_bid_b\n1700000050000,1,2,1\n")]
    public async Task DataCheck_UnusableFile_ExitsWith2(string text)
    {
        _shell.Write("quotes.csv", text);
        (await _shell.RunAsync("data", "check", "quotes.csv")).ShouldBe(2);
    }

    [Fact]
    public async Task DataCheck_UnknownWaiver_NamesThoseThatExist()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(10));
        var (code, document) = await _shell.RunJsonAsync("data", "check", "quotes.csv", "--waive", "everything");
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("allowed").GetString().ShouldNotBeNull().ShouldContain("timeOrder");
    }

    [Fact]
    public async Task DataCheck_WaivedCheck_LeavesTheRowOut()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(10) + "1700000000000,1000,1001,999,1000\n");
        var (code, document) = await _shell.RunJsonAsync("data", "check", "quotes.csv", "--waive", "timeOrder");
        code.ShouldBe(0);
        document.GetProperty("report").GetProperty("quarantinedRows").GetInt32().ShouldBe(1);
    }
}
