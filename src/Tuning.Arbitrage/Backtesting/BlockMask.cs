using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Compares a whole block of a <see cref="PaddedColumn"/> at once and without a branch.</summary>
internal static class BlockMask
{
    /// <summary>The first row at or behind another, within its block, whose value is at or above a level; the block's end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ref double column, double level, int row)
    {
        var start = row & -PaddedColumn.BlockRows;
        var bits = AtOrAbove(ref column, level, start) & (uint.MaxValue << (row - start));
        return start + BitOperations.TrailingZeroCount(bits | (1u << PaddedColumn.BlockRows));
    }

    /// <summary>The same, with a value of either of two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ref double column, ref double other, double level, int row)
    {
        var start = row & -PaddedColumn.BlockRows;
        var bits = (AtOrAbove(ref column, level, start) | AtOrAbove(ref other, level, start)) & (uint.MaxValue << (row - start));
        return start + BitOperations.TrailingZeroCount(bits | (1u << PaddedColumn.BlockRows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint AtOrAbove(ref double column, double level, int start)
    {
        var bound = Vector256.Create(level);
        return Bits(ref column, bound, start)
            | (Bits(ref column, bound, start + 4) << 4)
            | (Bits(ref column, bound, start + 8) << 8)
            | (Bits(ref column, bound, start + 12) << 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(ref double column, Vector256<double> bound, int row) =>
        Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref column, (nuint)row), bound).ExtractMostSignificantBits();
}
