using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class LogExpectedImprovementTests
{
    [Theory]
    [InlineData(0, -0.91893853320467274178)] // density(0) alone
    [InlineData(1, 0.08002621884930704)]
    [InlineData(-5, -16.744301162661053)]
    [InlineData(-40, -808.2985683567634)]
    public void Evaluate_UnitVariance_GivesTheLogarithmOfTheImprovement(double best, double expected) =>
        LogExpectedImprovement.Evaluate(best, 0, 1).Value.ShouldBe(expected, 2e-8 * Math.Abs(expected));

    [Theory]
    [InlineData(-1e6)]
    [InlineData(-1e3)]
    [InlineData(-12.0001)]
    [InlineData(-11.9999)]
    [InlineData(-3)]
    [InlineData(-1e-9)]
    [InlineData(0.5)]
    [InlineData(30)]
    public void Evaluate_Derivatives_AgreeWithDifferences(double best)
    {
        var (value, byMean, byVariance) = LogExpectedImprovement.Evaluate(best, 0.1, 1.3);
        double.IsFinite(value).ShouldBeTrue();
        var step = 1e-6 * Math.Max(1, Math.Abs(best));
        var mean = (At(best, 0.1 + step, 1.3) - At(best, 0.1 - step, 1.3)) / (2 * step);
        var variance = (At(best, 0.1, 1.3 + 1e-6) - At(best, 0.1, 1.3 - 1e-6)) / 2e-6;
        byMean.ShouldBe(mean, 1e-6 * Math.Max(1, Math.Abs(mean)));
        byVariance.ShouldBe(variance, 2e-4 * Math.Max(1e-3, Math.Abs(variance)));
    }

    [Fact]
    public void Evaluate_AcrossTheBranch_IsContinuous() =>
        At(-12.0000001, 0, 1).ShouldBe(At(-11.9999999, 0, 1), 1e-5);

    private static double At(double best, double mean, double variance) =>
        LogExpectedImprovement.Evaluate(best, mean, variance).Value;
}
