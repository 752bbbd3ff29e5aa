using System.Globalization;
using Tuning.Numerics;

namespace Tuning.Tests.Numerics;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(-37, 5.725571222524577e-300, "01CEACCC6BFEADB8")]
    [InlineData(-20, 2.7536241186062337e-89, "2D8C0BD0F188070C")]
    [InlineData(-8, 6.220960574271784e-16, "3CC669D2C90D55B3")]
    [InlineData(-3, 0.0013498980316300946, "3F561DE1F985B5CF")]
    [InlineData(-1, 0.15865525393145705, "3FC44ED0BB7CB20B")]
    [InlineData(-0.3, 0.3820885778110474, "3FD87423A677E90F")]
    [InlineData(0, 0.5, "3FE0000000000000")]
    [InlineData(0.5, 0.6914624612740131, "3FE62075E232AC77")]
    [InlineData(1.96, 0.9750021048517795, "3FEF33379D3BD367")]
    [InlineData(4, 0.9999683287581669, "3FEFFFBD94A1AAD4")]
    public void Cdf_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = NormalDistribution.Cdf(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * (4e-16 * (1 + (x * x)))) + double.Epsilon);
    }

    [Theory]
    [InlineData(-100, -5005.524208694205, "C0B38D86328A7DE4")]
    [InlineData(-37.5, -707.6689893175072, "C0861D5A17124089")]
    [InlineData(-10, -53.23128515051247, "C04A9D9AC076C031")]
    [InlineData(-3, -6.607726221510349, "C01A6E4FC8593C02")]
    [InlineData(-0.5, -1.1759117615936185, "BFF2D088D9F06BE4")]
    [InlineData(0, -0.6931471805599453, "BFE62E42FEFA39EF")]
    [InlineData(1, -0.17275377902344988, "BFC61CCBBB9543B0")]
    [InlineData(6, -9.865876455243758e-10, "BE10F30EF02D1648")]
    [InlineData(8, -6.220960574271786e-16, "BCC669D2C90D55B5")]
    public void LogCdf_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = NormalDistribution.LogCdf(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 6e-15) + double.Epsilon);
    }

    [Theory]
    [InlineData(1E-300, -37.0470962993612, "C04286074064C26E")]
    [InlineData(1E-30, -11.464024688443615, "C026ED94A4DACDC9")]
    [InlineData(1E-10, -6.361340902404057, "C0197203597A2154")]
    [InlineData(0.001, -3.0902323061678136, "C008B8CBB7204470")]
    [InlineData(0.02425, -1.972961051311885, "BFFF913F9B7AA941")]
    [InlineData(0.075, -1.439531470938456, "BFF7085226D3E523")]
    [InlineData(0.1, -1.2815515655446004, "BFF4813C36E26D34")]
    [InlineData(0.3, -0.5244005127080408, "BFE0C7E39582C5FA")]
    [InlineData(0.6, 0.2533471031357997, "3FD036D6C4A04B5A")]
    [InlineData(0.975, 1.9599639845400538, "3FFF5C0331EEFF82")]
    [InlineData(0.999, 3.090232306167813, "4008B8CBB7204470")]
    public void Quantile_PublishedArgument_CommittedBitsNearTheTrueValue(double x, double expected, string bits)
    {
        var value = NormalDistribution.Quantile(x);

        BitConverter.DoubleToInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture).ShouldBe(bits);
        value.ShouldBe(expected, (Math.Abs(expected) * 1e-15) + double.Epsilon);
    }

    [Fact]
    public void Quantile_OfCdf_IsTheArgument()
    {
        for (var z = -8.0; z < 8; z += 0.0173)
        {
            NormalDistribution.Quantile(NormalDistribution.Cdf(-Math.Abs(z))).ShouldBe(-Math.Abs(z), 1e-14);
            (NormalDistribution.Cdf(z) + NormalDistribution.Survival(z)).ShouldBe(1, 4e-16);
        }
    }

    [Fact]
    public void Quantile_OutsideTheOpenInterval_NamedValues()
    {
        NormalDistribution.Quantile(0).ShouldBe(double.NegativeInfinity);
        NormalDistribution.Quantile(1).ShouldBe(double.PositiveInfinity);
        NormalDistribution.Quantile(0.5).ShouldBe(0);
        double.IsNaN(NormalDistribution.Quantile(-0.1)).ShouldBeTrue();
        double.IsNaN(NormalDistribution.Quantile(1.1)).ShouldBeTrue();
        double.IsNaN(NormalDistribution.Quantile(double.NaN)).ShouldBeTrue();
    }

    [Fact]
    public void Density_KnownPoints_PublishedValues()
    {
        NormalDistribution.Density(0).ShouldBe(0.3989422804014327, 1e-16);
        NormalDistribution.Density(1).ShouldBe(0.24197072451914337, 1e-16);
        NormalDistribution.LogDensity(40).ShouldBe(-800.9189385332047, 1e-12);
    }
}
