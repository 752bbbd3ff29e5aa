using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The largest and the smallest value of each block of 16 rows and of each 16 blocks, so that a search leaves out whole
/// blocks. Immutable.
/// </summary>
internal sealed class BlockExtremes
{
    private const int Shift = PaddedColumn.BlockShift;
    private const int BlockRows = PaddedColumn.BlockRows;
    private const int Mask = BlockRows - 1;
    private const int AskedEachBlocks = 1 << 12;

    /// <summary>Sixteen times all bits, then none: read from 16 - n on, it keeps the first n of a window.</summary>
    private static ReadOnlySpan<long> WindowMask =>
    [
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private readonly double[] _blockMaxima;
    private readonly double[] _blockMinima;
    private readonly double[] _superMaxima;
    private readonly double[] _superMinima;

    private BlockExtremes(double[] blockMaxima, double[] blockMinima)
    {
        (_blockMaxima, _blockMinima) = (blockMaxima, blockMinima);
        var supers = Blocks(blockMaxima.Length);
        (_superMaxima, _superMinima) = (PaddedColumn.Create(supers), PaddedColumn.Create(supers));
        Summarize(_blockMaxima, _blockMinima, _superMaxima, _superMinima, CancellationToken.None);
    }

    /// <summary>The extremes of a column.</summary>
    public static BlockExtremes Of(ReadOnlySpan<double> column, CancellationToken cancellationToken)
    {
        var blocks = Blocks(column.Length);
        var (maxima, minima) = (PaddedColumn.Create(blocks + BlockRows), PaddedColumn.Create(blocks + BlockRows));
        Summarize(column, column, maxima, minima, cancellationToken);
        return new BlockExtremes(maxima, minima);
    }

    /// <summary>The extremes of two columns taken together.</summary>
    public static BlockExtremes Of(BlockExtremes one, BlockExtremes other)
    {
        var (maxima, minima) = (new double[one._blockMaxima.Length], new double[one._blockMinima.Length]);
        for (var block = 0; block < maxima.Length; block++)
        {
            maxima[block] = Math.Max(one._blockMaxima[block], other._blockMaxima[block]);
            minima[block] = Math.Min(one._blockMinima[block], other._blockMinima[block]);
        }

        return new BlockExtremes(maxima, minima);
    }

    /// <summary>The largest value of a block.</summary>
    public double Maximum(int block) => _blockMaxima[block];

    /// <summary>The smallest value of a block.</summary>
    public double Minimum(int block) => _blockMinima[block];

    /// <summary>The smallest value of a block of blocks.</summary>
    public double SuperMinimum(int super) => _superMinima[super];

    /// <summary>The largest value of a block of blocks.</summary>
    public double SuperMaximum(int super) => _superMaxima[super];

    /// <summary>The first row in [row, end) of a padded column whose value is at or above a level; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FirstAtOrAbove(ReadOnlySpan<double> column, double level, int row, int end, ScanWidth width)
    {
        ref var values = ref MemoryMarshal.GetReference(column);
        while (row < end)
        {
            var blockEnd = (row | Mask) + 1;
            row = width == ScanWidth.Vector256
                ? BlockMask.First(ref values, level, row)
                : RowScan.FirstAtOrAbove(column, level, row, Math.Min(end, blockEnd), width);
            if (row < blockEnd)
            {
                break;
            }

            row = NextBlock(blockEnd >> Shift, Blocks(end), level, width) << Shift;
        }

        return Math.Min(row, end);
    }

    /// <summary>The same over two columns of which this holds the joint extremes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FirstAtOrAbove(
        ReadOnlySpan<double> column, ReadOnlySpan<double> other, double level, int row, int end, ScanWidth width)
    {
        ref var values = ref MemoryMarshal.GetReference(column);
        ref var others = ref MemoryMarshal.GetReference(other);
        while (row < end)
        {
            var blockEnd = (row | Mask) + 1;
            row = width == ScanWidth.Vector256
                ? BlockMask.First(ref values, ref others, level, row)
                : RowScan.FirstAtOrAbove(column, other, level, row, Math.Min(end, blockEnd), width);
            if (row < blockEnd)
            {
                break;
            }

            row = NextBlock(blockEnd >> Shift, Blocks(end), level, width) << Shift;
        }

        return Math.Min(row, end);
    }

    /// <summary>The least and the largest value of the rows [row, end) of a padded column; at least one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double Lowest, double Highest) Extremes(ReadOnlySpan<double> column, int row, int end, ScanWidth width) =>
        width == ScanWidth.Vector256
            ? ExtremesByWindows(ref MemoryMarshal.GetReference(column), row, end)
            : ExtremesByScans(column, row, end, width);

    private (double Lowest, double Highest) ExtremesByScans(ReadOnlySpan<double> column, int row, int end, ScanWidth width)
    {
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        var (firstBlock, endBlock) = (Blocks(row), end >> Shift);
        if (firstBlock >= endBlock)
        {
            RowScan.Widen(column, row, end, ref lowest, ref highest, width);
        }
        else
        {
            RowScan.Widen(column, row, firstBlock << Shift, ref lowest, ref highest, width);
            RowScan.Widen(column, endBlock << Shift, end, ref lowest, ref highest, width);
            RowScan.WidenBy(_blockMinima, _blockMaxima, firstBlock, endBlock, ref lowest, ref highest, width);
        }

        return (lowest, highest);
    }

    /// <summary>
    /// The first and the last 16 rows one by one, what lies between by blocks, and between those by blocks of blocks.
    /// Windows may overlap: extremes do not mind.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Lowest, double Highest) ExtremesByWindows(ref double column, int row, int end)
    {
        var (lows, highs) = (Vector256.Create(double.PositiveInfinity), Vector256.Create(double.NegativeInfinity));
        if (end - row < BlockRows)
        {
            WidenFew(ref column, row, end, ref lows, ref highs);
        }
        else
        {
            WidenWindow(ref column, ref column, row, ref lows, ref highs);
            WidenWindow(ref column, ref column, end - BlockRows, ref lows, ref highs);
            var (block, endBlock) = (Blocks(row), end >> Shift);
            if (block < endBlock)
            {
                WidenBlocks(block, endBlock, ref lows, ref highs);
            }
        }

        var low = Vector128.MinNative(lows.GetLower(), lows.GetUpper());
        var high = Vector128.MaxNative(highs.GetLower(), highs.GetUpper());
        return (low[0] < low[1] ? low[0] : low[1], high[0] > high[1] ? high[0] : high[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WidenBlocks(int block, int end, ref Vector256<double> lows, ref Vector256<double> highs)
    {
        ref var minima = ref MemoryMarshal.GetArrayDataReference(_blockMinima);
        ref var maxima = ref MemoryMarshal.GetArrayDataReference(_blockMaxima);
        if (end - block <= BlockRows)
        {
            ref var inside = ref MemoryMarshal.GetReference(WindowMask);
            for (var part = 0; part < BlockRows; part += Vector256<double>.Count)
            {
                var mask = Vector256.LoadUnsafe(ref inside, (nuint)(BlockRows - (end - block) + part)).AsDouble();
                lows = Vector256.MinNative(
                    lows, Vector256.ConditionalSelect(mask, Vector256.LoadUnsafe(ref minima, (nuint)(block + part)), lows));
                highs = Vector256.MaxNative(
                    highs, Vector256.ConditionalSelect(mask, Vector256.LoadUnsafe(ref maxima, (nuint)(block + part)), highs));
            }

            return;
        }

        WidenWindow(ref minima, ref maxima, block, ref lows, ref highs);
        WidenWindow(ref minima, ref maxima, end - BlockRows, ref lows, ref highs);
        for (var super = Blocks(block); super < end >> Shift; super++)
        {
            lows = Vector256.MinNative(lows, Vector256.Create(_superMinima[super]));
            highs = Vector256.MaxNative(highs, Vector256.Create(_superMaxima[super]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenWindow(
        ref double minima, ref double maxima, int start, ref Vector256<double> lows, ref Vector256<double> highs)
    {
        for (var part = start; part < start + BlockRows; part += Vector256<double>.Count)
        {
            lows = Vector256.MinNative(lows, Vector256.LoadUnsafe(ref minima, (nuint)part));
            highs = Vector256.MaxNative(highs, Vector256.LoadUnsafe(ref maxima, (nuint)part));
        }
    }

    private static void WidenFew(ref double column, int row, int end, ref Vector256<double> lows, ref Vector256<double> highs)
    {
        for (; row < end; row++)
        {
            var value = Vector256.Create(Unsafe.Add(ref column, row));
            (lows, highs) = (Vector256.MinNative(lows, value), Vector256.MaxNative(highs, value));
        }
    }

    private static int Blocks(int rows) => (rows + Mask) >> Shift;

    /// <summary>The first block from this one on with a value at or above a level; the end or a block behind it when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextBlock(int block, int end, double level, ScanWidth width)
    {
        if (block >= end)
        {
            return end;
        }

        var superEnd = (block | Mask) + 1;
        block = InSuper(block, Math.Min(end, superEnd), level, width);
        return block < superEnd || block >= end ? block : NextBlockBySupers(block, end, level, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NextBlockBySupers(int block, int end, double level, ScanWidth width)
    {
        var super = RowScan.FirstAtOrAbove(_superMaxima, level, block >> Shift, Blocks(end), width);
        block = super << Shift;
        return block >= end ? end : InSuper(block, Math.Min(end, block + Mask + 1), level, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int InSuper(int block, int end, double level, ScanWidth width) => width == ScanWidth.Vector256
        ? BlockMask.First(ref MemoryMarshal.GetArrayDataReference(_blockMaxima), level, block)
        : RowScan.FirstAtOrAbove(_blockMaxima, level, block, end, width);

    private static void Summarize(
        ReadOnlySpan<double> maxima, ReadOnlySpan<double> minima, Span<double> blockMaxima, Span<double> blockMinima,
        CancellationToken cancellationToken)
    {
        for (var block = 0; block < blockMaxima.Length; block++)
        {
            if (block % AskedEachBlocks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            var end = Math.Min(maxima.Length, (block + 1) << Shift);
            for (var row = block << Shift; row < end; row++)
            {
                low = minima[row] < low ? minima[row] : low;
                high = maxima[row] > high ? maxima[row] : high;
            }

            (blockMinima[block], blockMaxima[block]) = (low, high);
        }
    }
}
