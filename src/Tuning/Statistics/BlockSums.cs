namespace Tuning.Statistics;

/// <summary>
/// Sums and sums of squares of every subset of the first and of the second half of the blocks, so that those of any subset of
/// all blocks are one addition away. Records are centred first, which keeps the digits of their deviations.
/// </summary>
internal sealed class BlockSums
{
    private readonly int _half;

    /// <summary>Sums the blocks of a matrix, the first T mod S rows left out.</summary>
    public BlockSums(PerformanceMatrix matrix, int blocks)
    {
        _half = blocks / 2;
        BlockRows = matrix.Rows / blocks;

        // A multiple of four columns, so that vectors need no end of their own; those added are never read.
        Width = (matrix.Columns + 3) / 4 * 4;
        Centres = new double[Width];
        var subsets = 1 << _half;
        Low = new double[subsets * Width];
        LowSquares = new double[subsets * Width];
        High = new double[subsets * Width];
        HighSquares = new double[subsets * Width];
        for (var column = 0; column < matrix.Columns; column++)
        {
            var values = matrix[column][(matrix.Rows - (BlockRows * blocks))..];
            Centres[column] = Moments.MeanOf(values);
            for (var block = 0; block < blocks; block++)
            {
                var (sum, square) = SumOf(values.Slice(block * BlockRows, BlockRows), Centres[column]);
                var place = ((1 << (block % _half)) * Width) + column;
                (block < _half ? Low : High)[place] = sum;
                (block < _half ? LowSquares : HighSquares)[place] = square;
            }
        }

        Combine(Low);
        Combine(LowSquares);
        Combine(High);
        Combine(HighSquares);
    }

    public int BlockRows { get; }

    /// <summary>Columns of a table, rounded up.</summary>
    public int Width { get; }

    /// <summary>The mean that was taken out of each column.</summary>
    public double[] Centres { get; }

    /// <summary>Sums of the subsets of the first half of the blocks; shape [2^(S/2), Width].</summary>
    public double[] Low { get; }

    /// <summary>Their sums of squares.</summary>
    public double[] LowSquares { get; }

    /// <summary>Sums of the subsets of the second half.</summary>
    public double[] High { get; }

    /// <summary>Their sums of squares.</summary>
    public double[] HighSquares { get; }

    private static (double Sum, double Square) SumOf(ReadOnlySpan<double> values, double centre)
    {
        var (sum, square) = (0.0, 0.0);
        foreach (var value in values)
        {
            var distance = value - centre;
            sum += distance;
            square += distance * distance;
        }

        return (sum, square);
    }

    private void Combine(double[] table)
    {
        for (var subset = 1; subset < 1 << _half; subset++)
        {
            var lowest = subset & -subset;
            var rest = subset ^ lowest;
            if (rest != 0)
            {
                for (var column = 0; column < Width; column++)
                {
                    table[(subset * Width) + column] = table[(rest * Width) + column] + table[(lowest * Width) + column];
                }
            }
        }
    }
}
