using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class SharpeProbabilityTests
{
    private const double Digits = 1e-9;

    [Theory]
    [InlineData(.458, 24, 0, 3, 0, .9816749190910771)]
    [InlineData(.458, 24, -2.448, 10.164, 0, .913361083860933)]
    [InlineData(1.585 / 3.4641016151377544, 24, -2.448, 10.164, 0, .91323430688486018)]
    [InlineData(2 / 3.4641016151377544, 59, -.72, 5.78, 1 / 3.4641016151377544, .9486925194794038)]
    public void Above_PublishedRecords_GivesTheirProbability(
        double ratio, int observations, double skewness, double kurtosis, double benchmark, double expected) =>
        SharpeProbability.Above(new(ratio, skewness, kurtosis), observations, benchmark)!.Value.ShouldBe(expected, Digits);

    [Theory]
    [InlineData(134, -.2250, 2.9570, .7079, .10276082308)]
    [InlineData(134, -1.4455, 7.0497, .8183, .15500654728)]
    public void StandardDeviation_PublishedRecords_GivesTheirs(int observations, double skewness, double kurtosis, double ratio, double expected) =>
        SharpeProbability.StandardDeviation(new(ratio, skewness, kurtosis), observations).ShouldBe(expected, Digits);

    [Fact]
    public void Above_NormalRecord_TakesRawKurtosis()
    {
        SharpeProbability.Above(new(1), 50, .7)!.Value.ShouldBe(.956795, 1e-6);

        // Excess kurtosis in its place would turn a gate of 95 % into one of 99 %.
        SharpeProbability.Above(new(1, 0, 0), 50, .7)!.Value.ShouldBe(.992343, 1e-6);
        Moments.Of([1.0, -1, 1, -1])!.Value.Kurtosis.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Above_OneObservation_IsUndefined() => SharpeProbability.Above(new(1), 1).ShouldBeNull();

    [Theory]
    [InlineData(100, -3, 10, .9003968344493903)]
    [InlineData(46, -3, 10, .9505017069)]
    [InlineData(88, 0, 3, .9504908166760139)]
    [InlineData(100, 0, 3, .9427705859565294)]
    [InlineData(88, -3, 10, .910153014744707)]
    public void Deflated_PublishedRecord_GivesItsProbability(double trials, double skewness, double kurtosis, double expected)
    {
        var shape = new SharpeShape(2.5 / Math.Sqrt(250), skewness, kurtosis);

        SharpeProbability.Deflated(shape, 1250, trials, .5 / 250)!.Value.ShouldBe(expected, Digits);
        ExpectedMaximum.OfSharpes(100, .5 / 250).ShouldBe(.1131720019, Digits);
    }

    [Fact]
    public void Deflated_OneTrial_IsNotDeflated() =>
        SharpeProbability.Deflated(new(.1), 100, 1, .01).ShouldBe(SharpeProbability.Above(new(.1), 100));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, .5197553443)]
    [InlineData(5, 1.1925940010)]
    [InlineData(10, 1.5745983013)]
    [InlineData(45, 2.2356401778)]
    [InlineData(46, 2.2441708308)]
    [InlineData(88, 2.4852947876)]
    [InlineData(100, 2.5306028932016846)]
    [InlineData(1000, 3.2551215137)]
    public void OfNormals_PublishedCounts_GivesTheExpectedMaximum(double count, double expected) =>
        ExpectedMaximum.OfNormals(count).ShouldBe(expected, 1e-9);

    [Fact]
    public void OfNormals_NoTrial_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => ExpectedMaximum.OfNormals(0));
}
