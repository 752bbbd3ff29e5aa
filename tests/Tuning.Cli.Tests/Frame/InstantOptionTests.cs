using Tuning.Cli.Frame;

namespace Tuning.Cli.Tests.Frame;

public sealed class InstantOptionTests
{
    [Theory]
    [InlineData("1529280000000", 1_529_280_000_000_000_000)]
    [InlineData("2018-06-18", 1_529_280_000_000_000_000)]
    [InlineData("2018-06-18T02:00:00+02:00", 1_529_280_000_000_000_000)]
    [InlineData("2018-06-18T00:00:00.25Z", 1_529_280_000_250_000_000)]
    public void Parse_Moment_IsNanosecondsUtc(string text, long expected) => InstantOption.Parse(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2018-13-01")]
    [InlineData("99999999999999999")]
    [InlineData("99999999999999999999999")]
    public void Parse_NoMoment_IsNull(string text) => InstantOption.Parse(text).ShouldBeNull();
}
