using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class OverfittingTestTests
{
    private const double Digits = 1e-9;

    [Theory]
    [InlineData(48, 5, 4, 1, 0, 1.0 / 6, 1.0 / 6, -.22600715458, .25827567095, .0131116233, .92024348631)]
    [InlineData(160, 10, 8, 42, 0, 48.0 / 70, 40.0 / 70, -.07096406496, -.00453483995, .00138955067, -.48885686609)]
    [InlineData(240, 20, 10, 7, 0, .7063492063, .6984126984, -.64407921182, .07144975596, .22081913344, -.69039046465)]
    [InlineData(160, 10, 8, 42, .15, 0, 0, -.99593960721, 1.02351932936, .99189570121, 2.30258509299)]
    public void Of_DeterministicMatrix_GivesTheReferenceValues(
        int rows, int columns, int blocks, int seed, double lift, double pbo, double loss, double slope, double intercept, double r2, double logit)
    {
        var matrix = Congruential(rows, columns, seed, lift);

        var found = OverfittingTest.Of(matrix, blocks).ShouldNotBeNull();

        found.Probability.ShouldBe(pbo, Digits);
        found.ProbabilityOfLoss.ShouldBe(loss, Digits);
        found.Slope.ShouldBe(slope, Digits);
        found.Intercept.ShouldBe(intercept, Digits);
        found.RSquared.ShouldBe(r2, Digits);
        found.MeanLogit.ShouldBe(logit, Digits);
    }

    [Fact]
    public void Congruential_FirstValues_AreThoseOfTheReference()
    {
        var (one, other) = (Congruential(48, 5, 1, 0), Congruential(160, 10, 42, 0));

        new[] { one[0][0], one[1][0], one[2][0] }.ShouldBe([.01387008, -.3242587, -.19134848], 1e-8);
        new[] { other[0][0], other[1][0], other[2][0] }.ShouldBe([.08230759, .01981875, -.03402358], 1e-8);
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(6, 20)]
    [InlineData(8, 70)]
    [InlineData(10, 252)]
    [InlineData(12, 924)]
    [InlineData(14, 3432)]
    [InlineData(16, 12870)]
    public void Of_Blocks_MakesEverySplit(int blocks, int splits) =>
        OverfittingTest.Of(Congruential(64, 3, 5, 0), blocks)!.Splits.ShouldBe(splits);

    [Fact]
    public void Of_ColumnsOfOneMeanAndDeviation_IsSureOverfitting()
    {
        var matrix = Congruential(320, 12, 3, 0);
        var equal = new PerformanceMatrix([.. Enumerable.Range(0, 12).Select(column => Standardised(matrix[column]))]);

        OverfittingTest.Of(equal, 8)!.Probability.ShouldBe(1);
    }

    [Fact]
    public void Of_PlantedColumn_DominatesAtBothOrders()
    {
        var found = OverfittingTest.Of(Congruential(160, 10, 42, .15), 8)!;

        found.Probability.ShouldBe(0);
        found.DominatesFirstOrder.ShouldBeTrue();
        found.DominatesSecondOrder.ShouldBeTrue();
    }

    [Fact]
    public void Of_PureNoise_ScattersAroundOneHalf()
    {
        var found = Enumerable.Range(0, LongRun.Count(20, 100)).Select(seed => OverfittingTest.Of(Noise(256, 40, (ulong)seed), 10)!.Probability).ToArray();

        found.Average().ShouldBe(.5, LongRun.IsOn ? .06 : .12);
    }

    [Fact]
    public void Of_FirstRowsBeyondTheBlocks_AreLeftOut()
    {
        var matrix = Noise(160, 6, 9);
        var longer = new PerformanceMatrix([.. Enumerable.Range(0, 6).Select(column => (ImmutableArray<double>)[100, -90, 3, .. matrix[column].ToArray()])]);

        OverfittingTest.Of(longer, 8)!.Logits.ShouldBe(OverfittingTest.Of(matrix, 8)!.Logits);
    }

    [Fact]
    public void Of_TooLittle_IsUndefined()
    {
        OverfittingTest.Of(Noise(16, 6, 1), 16).ShouldBeNull();
        OverfittingTest.Of(new PerformanceMatrix([[1, 2, 3, 4], [5, 5, 5, 5]]), 2).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => OverfittingTest.Of(Noise(64, 6, 1), 7));
    }

    [Fact]
    public void Of_TwoHundredSetsInSixteenBlocks_TakesEverySplit() =>
        OverfittingTest.Of(Noise(1_000, 200, 4))!.Splits.ShouldBe(12_870);

    private static PerformanceMatrix Congruential(int rows, int columns, int seed, double lift)
    {
        var values = new double[columns][];
        for (var column = 0; column < columns; column++)
        {
            values[column] = new double[rows];
        }

        ulong x = (ulong)seed;
        for (var i = 0; i < rows * columns; i++)
        {
            x = ((1103515245 * x) + 12345) & 0x7fffffff;
            values[i % columns][i / columns] = (x / 2147483648.0) - .5 + (i % columns == 3 ? lift : 0);
        }

        return new PerformanceMatrix([.. values.Select(ImmutableArray.Create)]);
    }

    private static PerformanceMatrix Noise(int rows, int columns, ulong seed) => new(
    [
        .. Enumerable.Range(0, columns).Select(column =>
        {
            var values = new double[rows];
            new CounterRandom(seed, (ulong)column).FillNormal(0, values);
            return ImmutableArray.Create(values);
        }),
    ]);

    private static ImmutableArray<double> Standardised(ReadOnlySpan<double> values)
    {
        var moments = Moments.Of(values)!.Value;
        return [.. values.ToArray().Select(value => (value - moments.Mean) / moments.Deviation)];
    }
}
