using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;

namespace Tuning.Arbitrage.Tests.Markets.Csv;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("1700000000", 1_700_000_000_000_000_000, "epoch seconds")]
    [InlineData("1700000000.123456789", 1_700_000_000_123_456_789, "epoch seconds")]
    [InlineData("1700000000123", 1_700_000_000_123_000_000, "epoch milliseconds")]
    [InlineData("1700000000123.5", 1_700_000_000_123_500_000, "epoch milliseconds")]
    [InlineData("1700000000123456", 1_700_000_000_123_456_000, "epoch microseconds")]
    [InlineData("1700000000123456789", 1_700_000_000_123_456_789, "epoch nanoseconds")]
    [InlineData("0", 0, "epoch milliseconds")]
    [InlineData("1000", 1_000_000_000, "epoch milliseconds")]
    [InlineData("2023-11-14T22:13:20Z", 1_700_000_000_000_000_000, "ISO-8601")]
    [InlineData("2023-11-14T22:13:20.123456789Z", 1_700_000_000_123_456_789, "ISO-8601")]
    [InlineData("2023-11-14 22:13:20", 1_700_000_000_000_000_000, "ISO-8601")]
    [InlineData("\"2023-11-14 22:13:20+00\"", 1_700_000_000_000_000_000, "ISO-8601")]
    [InlineData("2023-11-15T00:13:20.5+02:00", 1_700_000_000_500_000_000, "ISO-8601")]
    [InlineData("2023-11-14T22:13-0130", 1_700_005_380_000_000_000, "ISO-8601")]
    [InlineData("1970-01-01", 0, "ISO-8601")]
    [InlineData("1969-12-31T23:59:59.9Z", -100_000_000, "ISO-8601")]
    public void FirstRow_OfAnyKind_DecidesAndReadsExactly(string text, long timeNs, string kind)
    {
        var (report, series) = Intake.Of(Intake.Header + text + ",1,2,1,2\n");

        series.TimeNs.ToArray().ShouldBe([timeNs]);
        report.Timestamps.ShouldBe(kind);
    }

    [Theory]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2023-13-01T00:00:00Z")]
    [InlineData("2023-01-01T24:00:00Z")]
    [InlineData("2023-01-01T00:00:60Z")]
    [InlineData("2023-01-01T00:00:00.Z")]
    [InlineData("2023-01-01T00:00:00ZZ")]
    [InlineData("2023-01-01T00:00:00+1")]
    [InlineData("2023-01-01X00:00:00")]
    [InlineData("1500-01-01")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999999999")]
    [InlineData("12a")]
    [InlineData("1.")]
    [InlineData("-")]
    [InlineData("nan")]
    public void FirstRow_ThatIsNoTime_IsRefused(string text)
    {
        var (report, series) = Intake.Of(Intake.Header + text + ",1,2,1,2\n1,1,2,1,2\n2,1,2,1,2\n");

        report.Accepted.ShouldBeFalse();
        report.Problems[0].Line.ShouldBe(2);
        series.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2023-11-14T22:13:21Z", 1_700_000_001_000_000_000)]
    [InlineData("2023-11-14T22:13:59.9999999999z", 1_700_000_039_999_999_999)]
    [InlineData("2023-11-14T22:13:21", 1_700_000_001_000_000_000)]
    [InlineData("2023-11-14T22:13:21.5", 1_700_000_001_500_000_000)]
    [InlineData("2023-11-14T22:13:21.5+02:00", 1_699_992_801_500_000_000)]
    [InlineData("2023-11-14T22:13:21-01", 1_700_003_601_000_000_000)]
    [InlineData("2023-11-14T22:14:21Z", 1_700_000_061_000_000_000)]
    [InlineData("2023-11-14T22:13:60Z", null)]
    [InlineData("2023-11-14T22:13:2", null)]
    [InlineData("2023-11-14T22:13:2Z", null)]
    [InlineData("2023-11-14T22:13:20.Z", null)]
    [InlineData("2023-11-14T22:13:20ZZ", null)]
    [InlineData("2023-11-14T22:13:20.5x", null)]
    [InlineData("2023-11-14T22:13:/0Z", null)]
    public void NextRow_OfTheSameMinute_IsReadAsIfItWereTheFirst(string text, long? timeNs)
    {
        var times = new TimestampReader();
        times.TryRead("2023-11-14T22:13:20Z"u8, out var first).ShouldBeTrue();
        first.ShouldBe(1_700_000_000_000_000_000);

        times.TryRead(Encoding.ASCII.GetBytes(text), out var next).ShouldBe(timeNs is not null);
        (timeNs is null || next == timeNs).ShouldBeTrue($"{next}");
    }

    [Fact]
    public void NextRow_WhenNoMinuteWasRead_IsNotTakenForOne()
    {
        var times = new TimestampReader();
        times.TryRead("2023-11-14"u8, out _).ShouldBeTrue();
        times.TryRead(Encoding.ASCII.GetBytes(new string('\0', 17) + "20Z"), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(1_700_000_000_120_000_000, "2023-11-14T22:13:20.12Z")]
    public void Text_OfATime_ReadsBack(long timeNs, string text)
    {
        Instant.Text(timeNs).ShouldBe(text);
        IsoTime.TryParse(Encoding.ASCII.GetBytes(text), out var read).ShouldBeTrue();
        read.ShouldBe(timeNs);
    }
}
