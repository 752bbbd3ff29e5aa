using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.Intrinsics;
using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>
/// The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, Lopez de Prado, Zhu
/// 2017), over the Sharpe ratio with n - 1. One noise matrix scatters widely around one half: never judge by it alone.
/// </summary>
public static class OverfittingTest
{
    private const int UsualBlocks = 16;
    private const int MostBlocks = 20;

    /// <summary>Runs the test. Null with fewer than two records that vary, or where a block would hold fewer than two rows.</summary>
    /// <param name="matrix">The performance of each parameter set.</param>
    /// <param name="blocks">S, even, 2 to 20; default 16. The first T mod S rows are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of blocks is odd or out of range.</exception>
    public static BacktestOverfitting? Of(PerformanceMatrix matrix, int blocks = UsualBlocks)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, MostBlocks);
        ArgumentOutOfRangeException.ThrowIfNotEqual(blocks % 2, 0, nameof(blocks));
        if (matrix.Columns < 2 || matrix.Rows / blocks < 2)
        {
            return null;
        }

        var sums = new BlockSums(matrix, blocks);
        var splits = Enumerable.Range(0, 1 << blocks).Where(mask => BitOperations.PopCount((uint)mask) == blocks / 2).ToArray();
        var (inSample, outOfSample) = (new double[splits.Length], new double[splits.Length]);
        var (logits, averages) = (new double[splits.Length], new double[splits.Length]);
        var (inRatios, outRatios) = (new double[sums.Width], new double[sums.Width]);
        for (var split = 0; split < splits.Length; split++)
        {
            Ratios(sums, splits[split], blocks, inRatios);
            Ratios(sums, ~splits[split], blocks, outRatios);
            var best = BestOf(inRatios.AsSpan(0, matrix.Columns));
            inSample[split] = inRatios[best];
            outOfSample[split] = outRatios[best];
            var share = RankOf(outRatios.AsSpan(0, matrix.Columns), outRatios[best]) / (matrix.Columns + 1);
            logits[split] = Elementary.Log(share / (1 - share));
            averages[split] = Moments.MeanOf(outRatios.AsSpan(0, matrix.Columns));
        }

        var (slope, intercept, explained) = Line(inSample, outOfSample);
        var loss = (double)outOfSample.Count(ratio => ratio < 0) / splits.Length;
        Array.Sort(outOfSample);
        Array.Sort(averages);
        return new BacktestOverfitting(
            (double)logits.Count(logit => logit <= 0) / splits.Length, loss, slope, intercept, explained, splits.Length, matrix.Columns, matrix.Dropped)
        {
            Logits = ImmutableArray.Create(logits),
            MeanLogit = Moments.MeanOf(logits),
            DominatesFirstOrder = StochasticDominance.FirstOrder(outOfSample, averages),
            DominatesSecondOrder = StochasticDominance.SecondOrder(outOfSample, averages),
        };
    }

    // Sharpe ratios of all columns over the blocks whose bits are set.
    private static void Ratios(BlockSums sums, int mask, int blocks, double[] ratios)
    {
        var half = blocks / 2;
        var subsets = (1 << half) - 1;
        var low = (mask & subsets) * sums.Width;
        var high = ((mask >> half) & subsets) * sums.Width;
        double rows = sums.BlockRows * half;
        var overRows = Vector256.Create(1 / rows);
        var overFreedom = Vector256.Create(1 / (rows - 1));
        for (var column = 0; column < sums.Width; column += 4)
        {
            var sum = Load(sums.Low, low + column) + Load(sums.High, high + column);
            var square = Load(sums.LowSquares, low + column) + Load(sums.HighSquares, high + column);
            var mean = sum * overRows;
            var variance = (square - (sum * mean)) * overFreedom;
            var ratio = (Load(sums.Centres, column) + mean) / Vector256.Sqrt(variance);
            ratio.CopyTo(ratios, column);
        }

        for (var column = 0; column < ratios.Length; column++)
        {
            // A set that is flat in this half has earned nothing there.
            ratios[column] = double.IsFinite(ratios[column]) ? ratios[column] : 0;
        }
    }

    private static Vector256<double> Load(double[] table, int place) => Vector256.Create(table, place);

    private static int BestOf(ReadOnlySpan<double> ratios)
    {
        var best = 0;
        for (var column = 1; column < ratios.Length; column++)
        {
            best = ratios[column] > ratios[best] ? column : best;
        }

        return best;
    }

    // From 1; equal ones share the mean of their ranks.
    private static double RankOf(ReadOnlySpan<double> ratios, double ratio)
    {
        var (below, equal) = (0, 0);
        foreach (var other in ratios)
        {
            below += other < ratio ? 1 : 0;
            equal += other == ratio ? 1 : 0;
        }

        return below + ((equal + 1) / 2.0);
    }

    private static (double Slope, double Intercept, double RSquared) Line(double[] x, double[] y)
    {
        var (meanX, meanY) = (Moments.MeanOf(x), Moments.MeanOf(y));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        var slope = xx > 0 ? xy / xx : 0;
        return (slope, meanY - (slope * meanX), xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0);
    }
}
