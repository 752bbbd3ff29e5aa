using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Tests.Markets.Csv;

public sealed class CsvQuoteReaderTests
{
    private const string TwoRows = "1529274760204,731.35,734.53,727.88,737.55\n1529274766908,731.51,734.52,727.88,737.55\n";

    [Fact]
    public void Append_PlainFile_ReadsEveryValue()
    {
        var (report, series) = Intake.Of(Intake.Header + TwoRows);

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        series.Count.ShouldBe(2);
        series.TimeNs.ToArray().ShouldBe([1529274760204000000, 1529274766908000000]);
        series.BidA.ToArray().ShouldBe([731.35, 731.51]);
        series.AskA.ToArray().ShouldBe([734.53, 734.52]);
        series.BidB.ToArray().ShouldBe([727.88, 727.88]);
        series.AskB.ToArray().ShouldBe([737.55, 737.55]);
        series.HasFx.ShouldBeFalse();
        series.Sizes.Any.ShouldBeFalse();
        report.Timestamps.ShouldBe("epoch milliseconds");
    }

    [Fact]
    public void Append_MarkCarriageReturnsEmptyLinesAndNoLastLineFeed_ReadsTheSame()
    {
        var text = "\uFEFF" + (Intake.Header + TwoRows).Replace("\n", "\r\n\r\n", StringComparison.Ordinal).TrimEnd();

        var (report, series) = Intake.Of(text);

        report.Accepted.ShouldBeTrue();
        report.Rows.ShouldBe(2);
        series.AskB.ToArray().ShouldBe([737.55, 737.55]);
    }

    [Fact]
    public void Append_OptionalColumnsInAnyOrder_ReadsThemAndKeepsMissingSizesMissing()
    {
        var (report, series) = Intake.Of(
            "fx,bid_size_a,timestamp,best_bid_b,best_ask_b,best_bid_a,best_ask_a\n1.1,,1000,99,100,109,110\n1.2,2.5,2000,99,100,109,110\n");

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        series.Fx.ToArray().ShouldBe([1.1, 1.2]);
        series.BidA.ToArray().ShouldBe([109, 109]);
        double.IsNaN(series.Sizes.BidA[0]).ShouldBeTrue();
        series.Sizes.BidA[1].ShouldBe(2.5);
        series.Sizes.AskA.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Append_PiecesOfAnySize_ReadTheSame()
    {
        var text = Intake.Header.Replace("\n", ",bid_size_a,fx\r\n", StringComparison.Ordinal)
            + string.Concat(Enumerable.Range(0, 60).Select(index => Intake.Row(index) + (index % 3 == 0 ? ",,1.5\r\n" : ",7,1.25\n")))
            + "oops\n" + Intake.Row(50) + ",1,1\n" + Intake.Row(70) + ",1e1,.5";
        var bytes = Encoding.UTF8.GetBytes(text);
        var limits = new GateLimits { Waivers = [GateCheck.TimeOrder, GateCheck.FieldCount] };
        var whole = Intake.Of(bytes, limits);
        whole.Report.AcceptedRows.ShouldBe(61);

        for (var piece = 1; piece < 200; piece++)
        {
            var cut = Intake.Of(bytes, limits, piece);

            cut.Report.ToLines().ShouldBe(whole.Report.ToLines());
            cut.Series.TimeNs.ToArray().ShouldBe(whole.Series.TimeNs.ToArray());
            Same(cut.Series.AskB, whole.Series.AskB);
            Same(cut.Series.Fx, whole.Series.Fx);
            Same(cut.Series.Sizes.BidA, whole.Series.Sizes.BidA);
        }
    }

    [Fact]
    public void Append_NumbersOfEveryForm_AreRoundedCorrectly()
    {
        var random = new RandomSequence(new CounterRandom(11, 1));
        for (var round = 0; round < 20_000; round++)
        {
            var text = NumberText(random);
            var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            var bytes = Encoding.ASCII.GetBytes(text);
            var position = 0;

            if (!DecimalField.TryReadPlain(bytes, ref position, out var value))
            {
                DecimalField.TryReadAny(bytes, out value).ShouldBeTrue(text);
            }

            BitConverter.DoubleToInt64Bits(value).ShouldBe(BitConverter.DoubleToInt64Bits(expected), text);
        }
    }

    [Fact]
    public void TryReadPlain_NumbersOf16To19DigitsAndTies_AreRoundedCorrectlyAndSeldomTakeTheLongWay()
    {
        var random = new CounterRandom(12, 1);
        var longWay = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var number = random.Bits(2 * round) % 10_000_000_000_000_000_000;
            var decimals = random.Below((2 * round) + 1, 19);
            var isTie = round % 10 == 0;
            // The odd whole numbers between 2^53 and 2^54 lie half way between two doubles.
            var digits = isTie ? (number & ((1UL << 53) - 1)) | (1UL << 53) | 1 : number;
            var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
            text = isTie ? text + ".0" : text.Insert(text.Length - decimals, ".");
            var line = Encoding.ASCII.GetBytes(text + (round % 3 == 0 ? "" : ",30000.125"));
            var position = 0;

            if (DecimalField.TryReadPlain(line, ref position, out var value))
            {
                position.ShouldBe(text.Length);
                BitConverter.DoubleToInt64Bits(value).ShouldBe(
                    BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), text);
            }
            else
            {
                position.ShouldBe(0);
                longWay += isTie ? 0 : 1;
            }
        }

        longWay.ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("0.1")]
    [InlineData("179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("8.41e21")]
    [InlineData("123456789012345678.5")]
    public void TryRead_HardNumbers_AreRoundedCorrectly(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var position = 0;
        if (!DecimalField.TryReadPlain(bytes, ref position, out var value))
        {
            DecimalField.TryReadAny(bytes, out value).ShouldBeTrue();
        }

        value.ShouldBe(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Append_LineOfTwoMegabytes_IsNamedAndNeverHeld()
    {
        var text = Intake.Rows(10) + new string('9', 2_000_000) + "\n" + Intake.Row(11) + "\n";

        foreach (var piece in new[] { 1000, 70_000, int.MaxValue })
        {
            var (report, _) = Intake.Of(Encoding.UTF8.GetBytes(text), null, piece);

            report.Accepted.ShouldBeFalse();
            var problem = report.Problems.ShouldHaveSingleItem();
            problem.Check.ShouldBe(GateCheck.LineTooLong);
            problem.Line.ShouldBe(12);
            report.AcceptedRows.ShouldBe(11);
        }
    }

    [Theory]
    [InlineData(CsvQuoteReader.LongestLineBytes, true)]
    [InlineData(CsvQuoteReader.LongestLineBytes + 1, false)]
    public void Append_LineAtTheLimit_IsReadWhateverThePieces(int bytes, bool read)
    {
        var line = "1700000020000,100,100.05,100.1,100.2";
        var text = Intake.Rows(10) + line + new string('0', bytes - line.Length) + "\n";

        foreach (var piece in new[] { 1_000, 65_536, int.MaxValue })
        {
            Intake.Of(Encoding.UTF8.GetBytes(text), null, piece).Report.Accepted.ShouldBe(read);
        }
    }

    [Theory]
    [InlineData("", GateCheck.EmptyFile, 1, null)]
    [InlineData("\n\n", GateCheck.EmptyFile, 1, null)]
    [InlineData("timestamp,best_bid_a,best_ask_a,best_bid_b\n1,1,2,1\n", GateCheck.MissingColumn, 1, "best_ask_b")]
    [InlineData("timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b,volume\n", GateCheck.UnknownColumn, 1, "volume")]
    [InlineData("timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b,best_bid_a\n", GateCheck.DuplicateColumn, 1, "best_bid_a")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,734.52,727.88\n", GateCheck.FieldCount, 4, null)]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,734.52,727.88,737.55,\n", GateCheck.FieldCount, 4, null)]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,,727.88,737.55\n", GateCheck.MissingValue, 4, "best_ask_a")]
    [InlineData(Intake.Header + TwoRows + ",731.02,734,727.88,737.55\n", GateCheck.MissingValue, 4, "timestamp")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,7x4,727.88,737.55\n", GateCheck.BadNumber, 4, "best_ask_a")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,734,NaN,737.55\n", GateCheck.NotFinite, 4, "best_bid_b")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,1e999,3,737.55\n", GateCheck.NotFinite, 4, "best_ask_a")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731.02,734,-3,737.55\n", GateCheck.NotPositive, 4, "best_bid_b")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,0,734,3,737.55\n", GateCheck.NotPositive, 4, "best_bid_a")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,735,734,727,737.55\n", GateCheck.CrossedQuote, 4, "best_bid_a")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731,734,737.55,737.55\n", GateCheck.LockedQuote, 4, "best_bid_b")]
    [InlineData(Intake.Header + TwoRows + "1529274766908,731,734,727,737.55\n", GateCheck.TimeOrder, 4, "timestamp")]
    [InlineData(Intake.Header + TwoRows + "1529274766907,731,734,727,737.55\n", GateCheck.TimeOrder, 4, "timestamp")]
    [InlineData(Intake.Header + TwoRows + "2018-06-17T22:33:00Z,731,734,727,737.55\n", GateCheck.BadTimestamp, 4, "timestamp")]
    [InlineData(Intake.Header + TwoRows + "1529274773643,731,7340,727,737.55\n", GateCheck.Outlier, 4, "best_ask_a")]
    [InlineData(Intake.Header + TwoRows + "1529447569908,731,734,727,737.55\n", GateCheck.Gap, 4, "timestamp")]
    public void Append_WrongFile_IsRefusedWithLineAndReason(string text, GateCheck check, long line, string? column)
    {
        var (report, _) = Intake.Of(text);

        report.Accepted.ShouldBeFalse();
        var problem = report.Problems[0];
        (problem.Check, problem.Line, problem.Column).ShouldBe((check, line, column), problem.ToString());
        report.ToLines().ShouldContain(words => words.Contains($"line {line}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Append_OwnNames_AreMappedAndOthersSkipped()
    {
        var mapping = new CsvMapping
        {
            Names = new Dictionary<QuoteColumn, string> { [QuoteColumn.Time] = "ts", [QuoteColumn.BidA] = "upbit_bid" }.ToImmutableDictionary(),
            Skipped = ["volume"],
        };

        var (report, series) = Intake.Of("ts,volume,upbit_bid,best_ask_a,best_bid_b,best_ask_b\n1000,x,1,2,1,2\n2000,,1,2,1,2\n", null, mapping);

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        series.BidA.ToArray().ShouldBe([1, 1]);
    }

    [RealRecordFact]
    public void Append_RealRecord_PassesWithItsKnownRows()
    {
        var (report, series) = Intake.Of(File.ReadAllBytes(Repository.RealRecord));

        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        series.Count.ShouldBe(60_000);
        report.LongestGapSeconds!.Value.ShouldBeLessThan(90);
        report.Warnings.ShouldContain(warning => warning.Check == GateCheck.StaleVenue && warning.Reason.Contains("venue B", StringComparison.Ordinal));
    }

    private static string NumberText(RandomSequence random)
    {
        var digits = new string([.. Enumerable.Range(0, 1 + random.NextBelow(22)).Select(_ => (char)('0' + random.NextBelow(10)))]);
        var text = digits.Insert(random.NextBelow(digits.Length + 1), random.NextBelow(4) == 0 ? string.Empty : ".");
        return random.NextBelow(5) == 0 ? text + "e" + (random.NextBelow(60) - 30).ToString(CultureInfo.InvariantCulture) : text;
    }

    private static void Same(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        left.ToArray().Select(BitConverter.DoubleToInt64Bits).ShouldBe(right.ToArray().Select(BitConverter.DoubleToInt64Bits));
}
