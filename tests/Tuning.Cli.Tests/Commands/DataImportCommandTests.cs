using System.Text.Json;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Cli.Tests.Commands;

public sealed class DataImportCommandTests : IDisposable
{
    private const string A = "ts,bid,ask,bid_size,venue\n1000,100,101,,x\n2000,102,103,7,x\n9000,106,107,8,x\n";
    private const string B = "timestamp,best_bid,best_ask\n500,10,11\n2000,12,13\n3500,14,15\n";
    private const string Fx = "time,fx\n400,9.5\n3000,9.6\n";

    private static readonly string[] s_streams =
    [
        "data", "import", "--stream-a", "a.csv", "--stream-b", "b.csv", "--stream-fx", "fx.csv", "--skip", "venue",
        "--map", "timestamp_a=ts,best_bid_a=bid,best_ask_a=ask", "--map", "fx_timestamp=time",
        "--waive", "outlier",
    ];

    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task DataImport_MappedColumns_IsTheDataSetOfThePlainHeader()
    {
        var csv = SmallMarket.Csv(100);
        _shell.Write("plain.csv", csv);
        _shell.Write("own.csv", csv.Replace(SmallMarket.Header, "Zeit,bidA,askA,bidB,askB", StringComparison.Ordinal));
        var plain = await _shell.RunJsonAsync("data", "import", "plain.csv");
        var (code, document) = await _shell.RunJsonAsync(
            "data", "import", "own.csv", "--map", "timestamp=zeit,best_bid_a=bidA,best_ask_a=askA", "--map", "best_bid_b=bidB,best_ask_b=askB");
        code.ShouldBe(0, _shell.Out);
        HashOf(document).ShouldBe(HashOf(plain.Document));
    }

    [Theory]
    [InlineData("data", "check", "own.csv")]
    [InlineData("data", "info", "own.csv")]
    [InlineData("backtest", "--data", "own.csv", "--set", "entryBps=10", "--set", "exitBps=0")]
    public async Task Commands_WithNames_ReadTheFileAndWithWrongOnesSayWhichColumnsItHas(params string[] command)
    {
        _shell.Write("own.csv", SmallMarket.Csv(100).Replace(SmallMarket.Header, "ts,bidA,best_ask_a,best_bid_b,best_ask_b", StringComparison.Ordinal));
        (await _shell.RunAsync([.. command, "--map", "timestamp=ts,best_bid_a=bidA"])).ShouldBe(0, _shell.Out + _shell.Error);

        var (code, document) = await _shell.RunJsonAsync([.. command, "--map", "timestamp=ts,best_bid_a=bid_of_a", "--skip", "*"]);
        code.ShouldBe(2);
        var problem = document.GetProperty("problems")[0];
        problem.GetProperty("path").GetString().ShouldBe("line 1, bid_of_a");
        problem.GetProperty("allowed").GetString().ShouldNotBeNull().ShouldContain("the file has ts,bidA,best_ask_a,best_bid_b,best_ask_b");
    }

    [Theory]
    [InlineData("best_bid=x")]
    [InlineData("timestamp")]
    [InlineData("timestamp=")]
    [InlineData("timestamp=ts,timestamp=time")]
    [InlineData("best_bid_a=bid,best_bid_b=Bid")]
    public async Task DataImport_WrongMapping_IsRefusedBeforeTheFileIsRead(string map)
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(10));
        var (code, document) = await _shell.RunJsonAsync("data", "import", "quotes.csv", "--map", map);
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe("--map");
    }

    [Fact]
    public async Task DataImport_OptionalColumnThatIsNamedAndAbsent_IsRefused()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(10));
        var (code, document) = await _shell.RunJsonAsync("data", "import", "quotes.csv", "--map", "fx=rate");
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe("line 1, rate");
    }

    [Fact]
    public async Task DataImport_Streams_JoinsThemAsOfTimeAndMissingStaysMissing()
    {
        WriteStreams();
        var (code, document) = await _shell.RunJsonAsync([.. s_streams, "--max-age", "PT1.5S"]);
        code.ShouldBe(0, _shell.Out);
        document.GetProperty("streams").GetProperty("fx").GetString().ShouldNotBeNull().ShouldEndWith("fx.csv");
        document.GetProperty("report").GetProperty("warnings")[0].GetProperty("reason").GetString()
            .ShouldBe("1 rows left out: a quote was older than 1.5 s");

        using var store = new DataSetStore(Path.Combine(_shell.Folder.FullName, ".tune", "data"));
        var quotes = store.Open(ContentHash.Parse(HashOf(document)!)!.Value).Series;
        quotes.TimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([1000, 2000, 3500]);
        quotes.BidA.ToArray().ShouldBe([100, 102, 102]);
        quotes.BidB.ToArray().ShouldBe([10, 12, 14]);
        quotes.Fx.ToArray().ShouldBe([9.5, 9.5, 9.6]);
        double.IsNaN(quotes.Sizes.BidA[0]).ShouldBeTrue();
        quotes.Sizes.BidA[1].ShouldBe(7);
    }

    [Fact]
    public async Task DataImport_OldRates_LeaveTheirRowsOut()
    {
        WriteStreams();
        var (code, document) = await _shell.RunJsonAsync([.. s_streams, "--max-fx-age", "PT0.6S"]);
        code.ShouldBe(0, _shell.Out);
        document.GetProperty("report").GetProperty("acceptedRows").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task DataImport_WrongStreamOptions_AreRefusedAllAtOnce()
    {
        var (code, document) = await _shell.RunJsonAsync(
            "data", "import", "quotes.csv", "--stream-a", "none.csv", "--max-fx-age", "PT1S", "--map", "fx=rate");
        code.ShouldBe(2);
        document.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString())
            .ShouldBe(["file", "--stream-b", "--max-fx-age", "--stream-a", "--map"]);
    }

    [Theory]
    [InlineData("PT0S")]
    [InlineData("5")]
    public async Task DataImport_WrongAge_IsRefused(string age)
    {
        WriteStreams();
        var (code, document) = await _shell.RunJsonAsync([.. s_streams, "--max-age", age]);
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("allowed").GetString().ShouldNotBeNull().ShouldContain("ISO 8601");
    }

    [Fact]
    public async Task DataImport_WithoutAFile_SaysWhatToGive()
    {
        (await _shell.RunAsync("data", "import")).ShouldBe(2);
        _shell.Error.ShouldContain("--stream-a");
    }

    [Theory]
    [InlineData("ts,bid,ask,bid_size,venue\n1000,100,101,,x\n2000,5,4,,x\n", B, Fx, "a.csv, line 3, best_bid_a")]
    [InlineData(A, B + "3400,14,15\n", Fx, "b.csv, line 5, timestamp")]
    [InlineData(A, B, Fx + "4000,-1\n", "fx.csv, line 4, fx")]
    [InlineData(A, "timestamp,best_bid,best_ask,fx\n", Fx, "b.csv, line 1, fx")]
    public async Task Executable_WrongStream_IsRefusedWithFileAndLineAndStoresNothing(string a, string b, string fx, string path)
    {
        WriteStreams(a, b, fx);
        var (code, document) = await TuneProcess.RunJsonAsync(_shell.Folder.FullName, s_streams);
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe(path);
        Directory.EnumerateFiles(_shell.Folder.FullName, "*.quotes", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static string? HashOf(JsonElement document) => document.GetProperty("report").GetProperty("contentHash").GetString();

    private void WriteStreams(string a = A, string b = B, string fx = Fx)
    {
        _shell.Write("a.csv", a);
        _shell.Write("b.csv", b);
        _shell.Write("fx.csv", fx);
    }
}
