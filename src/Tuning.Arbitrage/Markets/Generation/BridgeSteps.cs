using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// The steps of a discrete Ornstein-Uhlenbeck process, or of a random walk, between a known start and a known end of a
/// block. From the exact step x' = phi x + sqrt(v) z follows, given the value x_end after m more steps,
/// x' = (phi - K phi^(m+1)) x + K x_end + sqrt(v V_m / V_(m+1)) z with K = v phi^m / V_(m+1) and V_m the variance of m steps:
/// the law of the process is kept exactly. In units of the stationary standard deviation, or of one step of the walk.
/// </summary>
internal sealed class BridgeSteps
{
    private readonly double[] _fromLast = new double[BlockGrid.Length];
    private readonly double[] _fromEnd = new double[BlockGrid.Length];
    private readonly double[] _noise = new double[BlockGrid.Length];

    /// <summary>Creates the steps.</summary>
    /// <param name="reversionPerRow">k times the time between rows, 0 or more; 0 is the random walk.</param>
    public BridgeSteps(double reversionPerRow)
    {
        var phi = Elementary.Exp(-reversionPerRow);
        var variance = reversionPerRow > 0 ? -Elementary.ExpMinusOne(-2 * reversionPerRow) : 1;
        var varianceAfter = 0.0;
        var phiToThe = 1.0;
        for (var position = BlockGrid.Length - 1; position >= 0; position--)
        {
            var varianceBefore = varianceAfter;
            varianceAfter = variance + (phi * phi * varianceAfter);
            var gain = variance * phiToThe / varianceAfter;
            _fromEnd[position] = gain;
            _noise[position] = Math.Sqrt(variance * varianceBefore / varianceAfter);
            phiToThe *= phi;
            _fromLast[position] = phi - (gain * phiToThe);
        }

        BlockFactor = phiToThe;
        BlockNoise = Math.Sqrt(varianceAfter);
    }

    /// <summary>What remains of a start after a block.</summary>
    public double BlockFactor { get; }

    /// <summary>Standard deviation of what a block adds.</summary>
    public double BlockNoise { get; }

    /// <summary>Fills a block with the path between its ends.</summary>
    /// <param name="start">Value at the first row of the block.</param>
    /// <param name="end">Value at the first row of the next block.</param>
    /// <param name="scale">Size of one unit of noise.</param>
    /// <param name="path">Standard normal numbers, one a row, that are replaced by the path; shape [block length].</param>
    public void Fill(double start, double end, double scale, Span<double> path)
    {
        var value = start;
        path[0] = start;
        for (var row = 1; row < path.Length; row++)
        {
            value = (_fromLast[row - 1] * value) + (_fromEnd[row - 1] * end) + (scale * (_noise[row - 1] * path[row]));
            path[row] = value;
        }
    }
}
