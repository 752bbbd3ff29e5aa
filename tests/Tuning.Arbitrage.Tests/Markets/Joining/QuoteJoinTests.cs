using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Joining;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Arbitrage.Tests.Markets.Joining;

public sealed class QuoteJoinTests
{
    private const string A = "timestamp,best_bid,best_ask\n1000,100,101\n2000,102,103\n2000,104,105\n9000,106,107\n";
    private const string B = "timestamp,best_bid_b,best_ask_b,bid_size\n500,10,11,\n2000,12,13,7\n3500,14,15,8\n";
    private const string Fx = "timestamp,fx\n1500,9.5\n3000,9.6\n";

    [Fact]
    public void Run_TwoVenuesAndRates_TakesWhatIsKnownAtEachTime()
    {
        var (report, series) = Join(A, B, Fx);

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        series.TimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([2000, 3500, 9000]);
        series.BidA.ToArray().ShouldBe([104, 104, 106]);
        series.AskB.ToArray().ShouldBe([13, 15, 15]);
        series.Fx.ToArray().ShouldBe([9.5, 9.6, 9.6]);
        series.FxTimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([1500, 3000, 3000]);
        series.Sizes.BidB.ToArray().ShouldBe([7, 8, 8]);
        series.Sizes.BidA.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Run_WithoutRates_HasARowFromTheSecondVenueOn()
    {
        var (_, series) = Join(A, B, null);

        series.TimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([1000, 2000, 3500, 9000]);
        double.IsNaN(series.Sizes.BidB[0]).ShouldBeTrue();
        series.HasFx.ShouldBeFalse();
    }

    [Fact]
    public void Run_OldQuotesAndRates_LeaveTheRowOutAndSaySo()
    {
        var quotes = Join(A, B, Fx, new JoinOptions { MaxQuoteAge = TimeSpan.FromSeconds(1.5) });
        quotes.Series.TimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([2000, 3500]);
        quotes.Report.Warnings.ShouldContain(warning => warning.Reason == "1 rows left out: a quote was older than 1.5 s");

        var rates = Join(A, B, Fx, new JoinOptions { MaxFxAge = TimeSpan.FromSeconds(1) });
        rates.Series.TimeNs.ToArray().Select(time => time / 1_000_000).ShouldBe([2000, 3500]);
        rates.Report.Warnings.ShouldContain(warning => warning.Reason == "1 rows left out: a rate was older than 1 s");
    }

    [Theory]
    [InlineData("timestamp,best_bid\n1,1\n", B, Fx, GateCheck.MissingColumn, "A", 1)]
    [InlineData(A, "", Fx, GateCheck.EmptyFile, "B", 1)]
    [InlineData(A, B, "timestamp,fx\n1500,9.5\n1600,-1\n", GateCheck.NotPositive, "fx", 3)]
    [InlineData(A + "9500,5,4\n", B, Fx, GateCheck.CrossedQuote, "A", 6)]
    [InlineData(A, B + "3400,14,15,\n", Fx, GateCheck.TimeOrder, "B", 5)]
    [InlineData(A, B + "3600,14,15,-1\n", Fx, GateCheck.NotPositive, "B", 5)]
    [InlineData(A, B + "3600,x,15,1\n", Fx, GateCheck.BadNumber, "B", 5)]
    public void Run_WrongStream_IsRefusedWithItsNameAndLine(string a, string b, string fx, GateCheck check, string stream, long line)
    {
        var (report, _) = Join(a, b, fx);

        report.Accepted.ShouldBeFalse();
        (report.Problems[0].Check, report.Problems[0].Stream, report.Problems[0].Line).ShouldBe((check, stream, line));
        report.ToLines().ShouldContain(words => words.Contains($"stream {stream}, line {line}", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_SplitStreamsOfOneFile_AreTheSameDataSet()
    {
        var lines = Intake.Rows(9_000).TrimEnd().Split('\n')[1..].Select(line => line.Split(',')).ToArray();
        var a = "timestamp,best_bid,best_ask\n" + string.Join('\n', lines.Select(fields => $"{fields[0]},{fields[1]},{fields[2]}"));
        var b = "timestamp,best_bid,best_ask\n" + string.Join('\n', lines.Select(fields => $"{fields[0]},{fields[3]},{fields[4]}"));
        var folder = Directory.CreateTempSubdirectory("join-");
        try
        {
            using var store = new DataSetStore(folder.FullName);

            var joined = store.Import(Bytes(a), Bytes(b), null, new JoinOptions());

            joined.Report.AcceptedRows.ShouldBe(9_000);
            joined.Hash.ShouldBe(store.Import(Bytes(Intake.Rows(9_000)), new ImportOptions()).Hash);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static (GateReport Report, QuoteSeries Series) Join(string a, string b, string? fx, JoinOptions? options = null)
    {
        var rows = new QuoteAccumulator();
        var report = new QuoteJoin(options ?? new JoinOptions(), rows).Run(Bytes(a), Bytes(b), fx is null ? null : Bytes(fx));
        return (report, rows.ToSeries());
    }
}
