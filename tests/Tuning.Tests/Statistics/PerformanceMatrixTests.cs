using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class PerformanceMatrixTests
{
    [Fact]
    public void MeanCorrelation_KnownRecords_IsTheMeanOfAllPairs()
    {
        var matrix = new PerformanceMatrix([[1, 2, 3, 4], [2, 4, 6, 8], [4, 3, 2, 1], [3, 3, 3, 3]]);

        matrix.Dropped.ShouldBe(1);
        matrix.Kept.ShouldBe([0, 1, 2]);
        matrix.MeanCorrelation()!.Value.ShouldBe(-1.0 / 3, 1e-12);
        matrix.EffectiveTrials()!.Value.ShouldBe((-1.0 / 3) + (4.0 / 3 * 3), 1e-12);
    }

    [Fact]
    public void EffectiveTrials_EqualRecords_AreOne() =>
        new PerformanceMatrix([[1, 5, 2, 4], [1, 5, 2, 4], [2, 10, 4, 8]]).EffectiveTrials()!.Value.ShouldBe(1, 1e-12);

    [Fact]
    public void Create_RecordsOfDifferentLength_IsRefused() =>
        Should.Throw<ArgumentException>(() => new PerformanceMatrix([[1, 2], [1, 2, 3]]));

    [Fact]
    public void FirstOrder_ShiftedSample_Dominates()
    {
        StochasticDominance.FirstOrder([2, 3, 4], [1, 2, 3]).ShouldBeTrue();
        StochasticDominance.FirstOrder([1, 2, 3], [2, 3, 4]).ShouldBeFalse();
        StochasticDominance.FirstOrder([1, 2, 3], [1, 2, 3]).ShouldBeFalse();
        StochasticDominance.FirstOrder([2, 2], [1, 3]).ShouldBeFalse();
        StochasticDominance.SecondOrder([2, 2], [1, 3]).ShouldBeTrue();
        StochasticDominance.SecondOrder([1, 3], [2, 2]).ShouldBeFalse();
    }
}
