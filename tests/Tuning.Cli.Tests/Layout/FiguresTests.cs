using Tuning.Cli.Layout;

namespace Tuning.Cli.Tests.Layout;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234.56789, "1,234.5679")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(12345678.9, "12,345,679")]
    public void Of_Number_IsShort(double value, string expected) => Figures.Of(value).ShouldBe(expected);

    [Fact]
    public void Of_Undefined_IsADash() => Figures.Of(null).ShouldBe("-");

    [Fact]
    public void Time_Nanoseconds_AreUtcToTheMillisecond() =>
        Figures.Time(1_529_339_234_374_000_000).ShouldBe("2018-06-18 16:27:14.374");
}
