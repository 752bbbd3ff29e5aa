using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Markets.Truth;

public sealed class ImaginaryErrorTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(.5, .6149520946965110)]
    [InlineData(1, 1.6504257587975429)]
    [InlineData(-1, -1.6504257587975429)]
    [InlineData(2, 18.564802414575553)]
    [InlineData(3, 1629.9946226015657)]
    public void Erfi_KnownArguments_GivesTheTabulatedValues(double x, double expected) =>
        ImaginaryError.Erfi(x).ShouldBe(expected, 1e-300 + (Math.Abs(expected) * 4e-15));

    [Fact]
    public void Erfi_BeyondADouble_IsInfinite() => ImaginaryError.Erfi(-30).ShouldBe(double.NegativeInfinity);
}
