using System.Globalization;
using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class ElementaryTests
{
    [Theory]
    [InlineData(-745, 5e-324, "0000000000000001")]
    [InlineData(-708.5, 2.006132305331306e-308, "000E6CF6D08897AC")]
    [InlineData(-100.25, 2.897198083210148e-44, "36E4ACD31E167EBB")]
    [InlineData(-1, 0.36787944117144233, "3FD78B56362CEF38")]
    [InlineData(-1E-10, 0.9999999999, "3FEFFFFFFFF24190")]
    [InlineData(0.1, 1.1051709180756477, "3FF1AEC7B35A00D4")]
    [InlineData(0.5, 1.6487212707001282, "3FFA61298E1E069C")]
    [InlineData(1, 2.718281828459045, "4005BF0A8B14576A")]
    [InlineData(2.5, 12.182493960703473, "40285D6FD931E0BB")]
    [InlineData(10, 22026.465794806718, "40D5829DCF950560")]
    [InlineData(88.8, 3.6757840844711625e+38, "47F148906C06FC8A")]
    [InlineData(709.5, 1.3549863193146328e+308, "7FE81E9B4B52D0C9")]
    public void Exp_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = Elementary.Exp(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 3e-16) + double.Epsilon);
    }

    [Theory]
    [InlineData(1E-310, -713.8013788281542, "C0864E69394D9508")]
    [InlineData(1E-10, -23.025850929940457, "C037069E2AA2AA5B")]
    [InlineData(0.1, -2.3025850929940455, "C0026BB1BBB55515")]
    [InlineData(0.5, -0.6931471805599453, "BFE62E42FEFA39EF")]
    [InlineData(0.9999, -0.00010000500033334732, "BF1A3738D2CF1CC2")]
    [InlineData(1.0001, 9.999500033329732e-05, "3F1A368D0657FCD4")]
    [InlineData(1.5, 0.4054651081081644, "3FD9F323ECBF984C")]
    [InlineData(2, 0.6931471805599453, "3FE62E42FEFA39EF")]
    [InlineData(3, 1.0986122886681098, "3FF193EA7AAD030A")]
    [InlineData(10, 2.302585092994046, "40026BB1BBB55516")]
    [InlineData(12345.678, 9.421061321291832, "4022D79559791E31")]
    [InlineData(1E+300, 690.7755278982137, "4085963447F87FB5")]
    public void Log_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = Elementary.Log(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 3e-16) + double.Epsilon);
    }

    [Theory]
    [InlineData(-0.999, -6.907755278982136, "C01BA18A998FFF9F")]
    [InlineData(-0.5, -0.6931471805599453, "BFE62E42FEFA39EF")]
    [InlineData(-1E-12, -1.0000000000005e-12, "BD719799812DF3BD")]
    [InlineData(1E-20, 1e-20, "3BC79CA10C924223")]
    [InlineData(1E-05, 9.999950000333332e-06, "3EE4F8AEA9AE7316")]
    [InlineData(0.3, 0.26236426446749106, "3FD0CA937BE1B9DB")]
    [InlineData(2, 1.0986122886681098, "3FF193EA7AAD030A")]
    [InlineData(10000000000, 23.025850930040455, "4037069E2AA3184E")]
    public void LogOnePlus_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = Elementary.LogOnePlus(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 5e-16) + double.Epsilon);
    }

    [Theory]
    [InlineData(-50, -1.0, "BFF0000000000000")]
    [InlineData(-0.7, -0.5034146962085905, "BFE01BF92311555F")]
    [InlineData(-1E-09, -9.999999995e-10, "BE112E0BE801F1D9")]
    [InlineData(1E-18, 1e-18, "3C32725DD1D243AC")]
    [InlineData(0.0001, 0.00010000500016667084, "3F1A3738D2137388")]
    [InlineData(0.2, 0.22140275816016985, "3FCC56ECF2C56468")]
    [InlineData(3, 19.085536923187668, "403315E5BF6FB106")]
    public void ExpMinusOne_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = Elementary.ExpMinusOne(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 5e-16) + double.Epsilon);
    }

    [Fact]
    public void Exp_WholeRange_WithinTwoUnitsOfTheLibrary()
    {
        for (var x = -700.0; x < 700; x += 0.0137)
        {
            Elementary.Exp(x).ShouldBe(Math.Exp(x), Math.Exp(x) * 4.5e-16);
            var y = Math.Exp(x);
            Elementary.Log(y).ShouldBe(Math.Log(y), Math.Abs(Math.Log(y)) * 4.5e-16);
        }
    }

    [Fact]
    public void Exp_EdgesOfTheRange_NamedValues()
    {
        Elementary.Exp(0).ShouldBe(1);
        Elementary.Exp(-746).ShouldBe(0);
        Elementary.Exp(double.NegativeInfinity).ShouldBe(0);
        Elementary.Exp(710).ShouldBe(double.PositiveInfinity);
        Elementary.Exp(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        double.IsNaN(Elementary.Exp(double.NaN)).ShouldBeTrue();
    }

    [Fact]
    public void Log_EdgesOfTheRange_NamedValues()
    {
        Elementary.Log(1).ShouldBe(0);
        Elementary.Log(0).ShouldBe(double.NegativeInfinity);
        Elementary.Log(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        double.IsNaN(Elementary.Log(-1)).ShouldBeTrue();
        double.IsNaN(Elementary.Log(double.NaN)).ShouldBeTrue();
        Elementary.LogOnePlus(-1).ShouldBe(double.NegativeInfinity);
        Elementary.ExpMinusOne(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(2, 10, 1024)]
    [InlineData(10, -3, 0.001)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 0)]
    public void Pow_Argument_Power(double x, double power, double expected) =>
        Elementary.Pow(x, power).ShouldBe(expected, (expected * 4e-15) + double.Epsilon);
}
