using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Scans of columns for the next row that crosses a bound.</summary>
internal static class RowScan
{
    /// <summary>The widest scan that this machine does in hardware.</summary>
    public static ScanWidth Widest =>
        Vector256.IsHardwareAccelerated ? ScanWidth.Vector256
        : Vector128.IsHardwareAccelerated ? ScanWidth.Vector128
        : ScanWidth.Scalar;

    /// <summary>The first row in [row, end) whose value is at or above a level; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstAtOrAbove(ReadOnlySpan<double> column, double level, int row, int end, ScanWidth width)
    {
        ref var values = ref MemoryMarshal.GetReference(column);
        if (width == ScanWidth.Vector256)
        {
            var bound = Vector256.Create(level);
            for (; row + Vector256<double>.Count <= end; row += Vector256<double>.Count)
            {
                var hits = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref values, (nuint)row), bound);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }
        else if (width == ScanWidth.Vector128)
        {
            var bound = Vector128.Create(level);
            for (; row + Vector128<double>.Count <= end; row += Vector128<double>.Count)
            {
                var hits = Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref values, (nuint)row), bound);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }

        while (row < end && !(Unsafe.Add(ref values, row) >= level))
        {
            row++;
        }

        return row;
    }

    /// <summary>The first row in [row, end) on which either value is at or above a level; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstAtOrAbove(
        ReadOnlySpan<double> column, ReadOnlySpan<double> other, double level, int row, int end, ScanWidth width)
    {
        ref var first = ref MemoryMarshal.GetReference(column);
        ref var second = ref MemoryMarshal.GetReference(other);
        if (width == ScanWidth.Vector256)
        {
            var bound = Vector256.Create(level);
            for (; row + Vector256<double>.Count <= end; row += Vector256<double>.Count)
            {
                var hits = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)row), bound)
                    | Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref second, (nuint)row), bound);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }
        else if (width == ScanWidth.Vector128)
        {
            var bound = Vector128.Create(level);
            for (; row + Vector128<double>.Count <= end; row += Vector128<double>.Count)
            {
                var hits = Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref first, (nuint)row), bound)
                    | Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref second, (nuint)row), bound);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }

        while (row < end && !(Unsafe.Add(ref first, row) >= level) && !(Unsafe.Add(ref second, row) >= level))
        {
            row++;
        }

        return row;
    }

    /// <summary>The first row in [row, end) whose value is below one bound or above another; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstOutside(
        ReadOnlySpan<double> column, double lowest, double highest, int row, int end, ScanWidth width)
    {
        ref var values = ref MemoryMarshal.GetReference(column);
        if (width == ScanWidth.Vector256)
        {
            var (low, high) = (Vector256.Create(lowest), Vector256.Create(highest));
            for (; row + Vector256<double>.Count <= end; row += Vector256<double>.Count)
            {
                var value = Vector256.LoadUnsafe(ref values, (nuint)row);
                var hits = Vector256.LessThan(value, low) | Vector256.GreaterThan(value, high);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }
        else if (width == ScanWidth.Vector128)
        {
            var (low, high) = (Vector128.Create(lowest), Vector128.Create(highest));
            for (; row + Vector128<double>.Count <= end; row += Vector128<double>.Count)
            {
                var value = Vector128.LoadUnsafe(ref values, (nuint)row);
                var hits = Vector128.LessThan(value, low) | Vector128.GreaterThan(value, high);
                if (hits.ExtractMostSignificantBits() is var bits and not 0)
                {
                    return row + FirstLane(bits);
                }
            }
        }

        while (row < end && Unsafe.Add(ref values, row) >= lowest && Unsafe.Add(ref values, row) <= highest)
        {
            row++;
        }

        return row;
    }

    /// <summary>Widens an interval to hold the values of the rows [row, end).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ReadOnlySpan<double> column, int row, int end, ref double lowest, ref double highest, ScanWidth width) =>
        WidenBy(column, column, row, end, ref lowest, ref highest, width);

    /// <summary>Widens an interval to hold the least of some minima and the largest of some maxima, both of the rows [row, end).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WidenBy(
        ReadOnlySpan<double> minima, ReadOnlySpan<double> maxima, int row, int end,
        ref double lowest, ref double highest, ScanWidth width)
    {
        ref var least = ref MemoryMarshal.GetReference(minima);
        ref var most = ref MemoryMarshal.GetReference(maxima);
        var (low, high) = (lowest, highest);
        if (width == ScanWidth.Vector256 && end - row >= Vector256<double>.Count)
        {
            var (lows, highs) = (Vector256.LoadUnsafe(ref least, (nuint)row), Vector256.LoadUnsafe(ref most, (nuint)row));
            for (row += Vector256<double>.Count; row + Vector256<double>.Count <= end; row += Vector256<double>.Count)
            {
                lows = Vector256.MinNative(lows, Vector256.LoadUnsafe(ref least, (nuint)row));
                highs = Vector256.MaxNative(highs, Vector256.LoadUnsafe(ref most, (nuint)row));
            }

            // The last vector may overlap rows that were seen: extremes do not mind.
            var last = (nuint)(end - Vector256<double>.Count);
            lows = Vector256.MinNative(lows, Vector256.LoadUnsafe(ref least, last));
            highs = Vector256.MaxNative(highs, Vector256.LoadUnsafe(ref most, last));
            var (low2, high2) = (Vector128.MinNative(lows.GetLower(), lows.GetUpper()), Vector128.MaxNative(highs.GetLower(), highs.GetUpper()));
            (low, high) = (Lesser(low, Lesser(low2[0], low2[1])), Greater(high, Greater(high2[0], high2[1])));
            row = end;
        }

        for (; row < end; row++)
        {
            (low, high) = (Lesser(low, Unsafe.Add(ref least, row)), Greater(high, Unsafe.Add(ref most, row)));
        }

        (lowest, highest) = (low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Lesser(double one, double other) => other < one ? other : one;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Greater(double one, double other) => other > one ? other : one;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstLane(uint bits) => BitOperations.TrailingZeroCount(bits);
}
