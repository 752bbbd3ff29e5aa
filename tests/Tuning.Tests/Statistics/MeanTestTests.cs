using Tuning.Numerics;
using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class MeanTestTests
{
    [Fact]
    public void Independent_KnownValues_GivesT() => MeanTest.Independent([1, 2, 3, 4]).ShouldBe(2.5 / Math.Sqrt(5.0 / 3) * 2);

    [Fact]
    public void NeweyWest_LagZero_IsTheIndependentTest() =>
        MeanTest.NeweyWest([1, 2, 3, 7], 0)!.Value.ShouldBe(MeanTest.Independent([1, 2, 3, 7])!.Value, 1e-12);

    [Fact]
    public void NeweyWest_KnownValues_WeighsLagsByBartlett()
    {
        // Centred -1.5 -.5 .5 1.5: covariances 1.25, .3125, -.375 with 1/4; weights 2/3 and 1/3 of lag 2.
        var variance = 1.25 + (2 * (2.0 / 3) * .3125) + (2 * (1.0 / 3) * -.375);

        MeanTest.NeweyWest([1, 2, 3, 4], 2)!.Value.ShouldBe(2.5 / Math.Sqrt(variance / 3), 1e-12);
    }

    [Fact]
    public void NeweyWest_PersistentRecord_IsLessSureThanIndependence()
    {
        var values = new double[400];
        new CounterRandom(1, 1).FillNormal(0, values);
        for (var i = 1; i < values.Length; i++)
        {
            values[i] += .8 * values[i - 1];
        }

        Math.Abs(MeanTest.NeweyWest(values, 20)!.Value).ShouldBeLessThan(Math.Abs(MeanTest.Independent(values)!.Value));
    }

    [Fact]
    public void Tests_WithoutVariation_AreUndefined()
    {
        MeanTest.Independent([2, 2, 2]).ShouldBeNull();
        MeanTest.Independent([.1, .1, .1, .1, .1, .1, .1]).ShouldBeNull();
        MeanTest.NeweyWest([0, 0, 0], 1).ShouldBeNull();
        MeanTest.Independent([1]).ShouldBeNull();
    }

    [Fact]
    public void Of_KnownValues_GivesRawMoments()
    {
        var moments = Moments.Of([0, 0, 0, 4])!.Value;

        moments.Mean.ShouldBe(1);
        moments.Deviation.ShouldBe(2);
        moments.Skewness.ShouldBe(6 / Math.Pow(3, 1.5), 1e-12);
        moments.Kurtosis.ShouldBe(21.0 / 9, 1e-12);
    }
}
