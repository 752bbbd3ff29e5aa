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

    /// <summary>
    /// The first row at or behind another, within its block, on which the larger of two columns is in [low, top); the block's
    /// end when there is none. Rows before it on which it is at or above a level are counted: the level is no more than low.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstInside(ref double column, ref double other, double level, double low, double top, int row, out int outside)
    {
        var start = row & -PaddedColumn.BlockRows;
        var (levels, lows, tops) = (Vector256.Create(level), Vector256.Create(low), Vector256.Create(top));
        var (reached, inside) = (0u, 1u << PaddedColumn.BlockRows);
        for (var part = 0; part < PaddedColumn.BlockRows; part += Vector256<double>.Count)
        {
            var larger = Vector256.MaxNative(
                Vector256.LoadUnsafe(ref column, (nuint)(start + part)), Vector256.LoadUnsafe(ref other, (nuint)(start + part)));
            reached |= Vector256.GreaterThanOrEqual(larger, levels).ExtractMostSignificantBits() << part;
            inside |= (Vector256.GreaterThanOrEqual(larger, lows) & Vector256.LessThan(larger, tops)).ExtractMostSignificantBits() << part;
        }

        var behind = uint.MaxValue << (row - start);
        var first = BitOperations.TrailingZeroCount(inside & behind);
        outside = BitOperations.PopCount(reached & behind & ~(uint.MaxValue << first));
        return start + first;
    }

    /// <summary>The same as <see cref="First(ref double, double, int)"/>, with a value below a level or above another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstOutside(ref double column, double low, double high, int row)
    {
        var start = row & -PaddedColumn.BlockRows;
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        var bits = Outside(ref column, lows, highs, start)
            | (Outside(ref column, lows, highs, start + 4) << 4)
            | (Outside(ref column, lows, highs, start + 8) << 8)
            | (Outside(ref column, lows, highs, start + 12) << 12);
        return start + BitOperations.TrailingZeroCount((bits & (uint.MaxValue << (row - start))) | (1u << PaddedColumn.BlockRows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Outside(ref double column, Vector256<double> lows, Vector256<double> highs, int row)
    {
        var values = Vector256.LoadUnsafe(ref column, (nuint)row);
        return (Vector256.LessThan(values, lows) | Vector256.GreaterThan(values, highs)).ExtractMostSignificantBits();
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
