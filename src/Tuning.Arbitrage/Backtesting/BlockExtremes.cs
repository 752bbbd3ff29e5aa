using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The largest and the smallest value of each block of 16 rows and of each 16 blocks, so that a search leaves out whole
/// blocks. Immutable.
/// </summary>
internal sealed class BlockExtremes
{
    private const int Shift = 4;
    private const int Mask = (1 << Shift) - 1;

    private readonly double[] _blockMaxima;
    private readonly double[] _blockMinima;
    private readonly double[] _superMaxima;
    private readonly double[] _superMinima;

    private BlockExtremes(double[] blockMaxima, double[] blockMinima)
    {
        (_blockMaxima, _blockMinima) = (blockMaxima, blockMinima);
        (_superMaxima, _superMinima) = (new double[Blocks(_blockMaxima.Length)], new double[Blocks(_blockMaxima.Length)]);
        Summarize(_blockMaxima, _blockMinima, _superMaxima, _superMinima);
    }

    /// <summary>The extremes of a column.</summary>
    public static BlockExtremes Of(ReadOnlySpan<double> column)
    {
        var (maxima, minima) = (new double[Blocks(column.Length)], new double[Blocks(column.Length)]);
        Summarize(column, column, maxima, minima);
        return new BlockExtremes(maxima, minima);
    }

    /// <summary>The extremes of two columns taken together.</summary>
    public static BlockExtremes Of(BlockExtremes one, BlockExtremes other) => new(
        [.. one._blockMaxima.Zip(other._blockMaxima, Math.Max)], [.. one._blockMinima.Zip(other._blockMinima, Math.Min)]);

    /// <summary>The first row in [row, end) whose value is at or above a level; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FirstAtOrAbove(ReadOnlySpan<double> column, double level, int row, int end, ScanWidth width)
    {
        var blockEnd = Math.Min(end, (row | Mask) + 1);
        row = RowScan.FirstAtOrAbove(column, level, row, blockEnd, width);
        while (row == blockEnd && row < end)
        {
            row = NextBlock(row >> Shift, Blocks(end), level, width) << Shift;
            blockEnd = Math.Min(end, row + Mask + 1);
            row = row < end ? RowScan.FirstAtOrAbove(column, level, row, blockEnd, width) : end;
        }

        return row;
    }

    /// <summary>The same over two columns of which this holds the joint extremes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FirstAtOrAbove(
        ReadOnlySpan<double> column, ReadOnlySpan<double> other, double level, int row, int end, ScanWidth width)
    {
        var blockEnd = Math.Min(end, (row | Mask) + 1);
        row = RowScan.FirstAtOrAbove(column, other, level, row, blockEnd, width);
        while (row == blockEnd && row < end)
        {
            row = NextBlock(row >> Shift, Blocks(end), level, width) << Shift;
            blockEnd = Math.Min(end, row + Mask + 1);
            row = row < end ? RowScan.FirstAtOrAbove(column, other, level, row, blockEnd, width) : end;
        }

        return row;
    }

    /// <summary>Widens an interval to hold the values of the rows [row, end).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Widen(ReadOnlySpan<double> column, int row, int end, ref double lowest, ref double highest, ScanWidth width)
    {
        var (firstBlock, endBlock) = (Blocks(row), end >> Shift);
        if (firstBlock >= endBlock)
        {
            RowScan.Widen(column, row, end, ref lowest, ref highest, width);
            return;
        }

        RowScan.Widen(column, row, firstBlock << Shift, ref lowest, ref highest, width);
        RowScan.Widen(column, endBlock << Shift, end, ref lowest, ref highest, width);
        var (firstSuper, endSuper) = (Blocks(firstBlock), endBlock >> Shift);
        if (firstSuper >= endSuper)
        {
            WidenByBlocks(firstBlock, endBlock, ref lowest, ref highest, width);
            return;
        }

        WidenByBlocks(firstBlock, firstSuper << Shift, ref lowest, ref highest, width);
        WidenByBlocks(endSuper << Shift, endBlock, ref lowest, ref highest, width);
        RowScan.WidenBy(_superMinima, _superMaxima, firstSuper, endSuper, ref lowest, ref highest, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WidenByBlocks(int block, int end, ref double lowest, ref double highest, ScanWidth width) =>
        RowScan.WidenBy(_blockMinima, _blockMaxima, block, end, ref lowest, ref highest, width);

    private static int Blocks(int rows) => (rows + Mask) >> Shift;

    /// <summary>The first block in [block, end) with a value at or above a level; the end or a block behind it when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NextBlock(int block, int end, double level, ScanWidth width)
    {
        var superEnd = Math.Min(end, (block | Mask) + 1);
        block = RowScan.FirstAtOrAbove(_blockMaxima, level, block, superEnd, width);
        if (block < superEnd || block >= end)
        {
            return block;
        }

        var super = RowScan.FirstAtOrAbove(_superMaxima, level, block >> Shift, Blocks(end), width);
        block = super << Shift;
        return block >= end ? end : RowScan.FirstAtOrAbove(_blockMaxima, level, block, Math.Min(end, block + Mask + 1), width);
    }

    private static void Summarize(
        ReadOnlySpan<double> maxima, ReadOnlySpan<double> minima, Span<double> blockMaxima, Span<double> blockMinima)
    {
        for (var block = 0; block < blockMaxima.Length; block++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            var end = Math.Min(maxima.Length, (block + 1) << Shift);
            for (var row = block << Shift; row < end; row++)
            {
                low = Math.Min(low, minima[row]);
                high = Math.Max(high, maxima[row]);
            }

            (blockMinima[block], blockMaxima[block]) = (low, high);
        }
    }
}
