using System.Globalization;
using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class ErrorFunctionTests
{
    [Theory]
    [InlineData(-3, -0.9999779095030014, "BFEFFFD1AC4135F9")]
    [InlineData(-0.6, -0.6038560908479259, "BFE352CA0235D4F8")]
    [InlineData(-0.1, -0.1124629160182849, "BFBCCA5EA24FB334")]
    [InlineData(1E-20, 1.1283791670955125e-20, "3BCAA4A230244AE0")]
    [InlineData(0.25, 0.27632639016823696, "3FD1AF54E232D608")]
    [InlineData(0.499, 0.5196206559894685, "3FE0A0BB7F79A06E")]
    [InlineData(0.5, 0.5204998778130465, "3FE0A7EF5C18EDD2")]
    [InlineData(0.75, 0.7111556336535151, "3FE6C1C9759D0E60")]
    [InlineData(1, 0.8427007929497149, "3FEAF767A741088B")]
    [InlineData(2, 0.9953222650189527, "3FEFD9AE142795E3")]
    [InlineData(5, 0.9999999999984626, "3FEFFFFFFFFFC9E8")]
    public void Erf_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = ErrorFunction.Erf(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 5e-16) + double.Epsilon);
    }

    [Theory]
    [InlineData(-3, 1.9999779095030015, "3FFFFFE8D6209AFD")]
    [InlineData(-0.4, 1.4283923550466684, "3FF6DAB1F12C8282")]
    [InlineData(0.1, 0.887537083981715, "3FEC66B42BB6099A")]
    [InlineData(0.499, 0.48037934401053156, "3FDEBE89010CBF24")]
    [InlineData(0.5, 0.4795001221869535, "3FDEB02147CE245C")]
    [InlineData(1, 0.15729920705028513, "3FC4226162FBDDD4")]
    [InlineData(2.5, 0.0004069520174449589, "3F3AAB859B20AC9F")]
    [InlineData(6, 2.1519736712498913e-17, "3C78CF81557D20B6")]
    [InlineData(10, 2.088487583762545e-45, "36A7D8A7F2A8A2CF")]
    [InlineData(20, 5.395865611607901e-176, "1B8B54F244DF93DF")]
    [InlineData(26, 5.663192408856143e-296, "02A284BFE1CDEA24")]
    public void Erfc_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = ErrorFunction.Erfc(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 5e-16) + double.Epsilon);
    }

    [Fact]
    public void Erfc_AnyArgument_IsOneLessErf()
    {
        for (var x = -6.0; x < 6; x += 0.0031)
        {
            (ErrorFunction.Erf(x) + ErrorFunction.Erfc(x)).ShouldBe(1, 4e-16);
            ErrorFunction.Erf(-x).ShouldBe(-ErrorFunction.Erf(x), 4e-16);
        }
    }

    [Fact]
    public void Erfc_Infinities_LimitsOfTheRange()
    {
        ErrorFunction.Erfc(double.PositiveInfinity).ShouldBe(0);
        ErrorFunction.Erfc(double.NegativeInfinity).ShouldBe(2);
        ErrorFunction.Erf(double.PositiveInfinity).ShouldBe(1);
        ErrorFunction.ScaledErfc(double.PositiveInfinity).ShouldBe(0);
        ErrorFunction.ScaledErfc(1e10).ShouldBe(5.641895835477563e-11, 1e-25);
    }
}
