using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Finds rows by time.</summary>
internal static class RowSearch
{
    /// <summary>The first row whose time is not before the given one; the number of rows when there is none.</summary>
    public static int FirstAtOrAfter(ReadOnlySpan<long> timeNs, long boundNs) => FirstAtOrAfter(timeNs, boundNs, 0, timeNs.Length);

    /// <summary>The same among the rows [from, end); steps double from the start, since the row sought is mostly near.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstAtOrAfter(ReadOnlySpan<long> timeNs, long boundNs, int from, int end)
    {
        var (low, step) = (from, 1);
        while (low < end && timeNs[low] < boundNs)
        {
            from = low + 1;
            low = step > end - low ? end : low + step;
            step *= 2;
        }

        var high = Math.Min(low, end);
        while (from < high)
        {
            var middle = (int)(((uint)from + (uint)high) / 2);
            if (timeNs[middle] < boundNs)
            {
                from = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return from;
    }

    /// <summary>The same, tried first where the row would be if rows came at their usual pace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstAtOrAfter(ReadOnlySpan<long> timeNs, long boundNs, int from, int end, double rowsPerNs)
    {
        if (from < end)
        {
            var guess = from + (int)Math.Min((boundNs - timeNs[from]) * rowsPerNs, end - 1 - from) - 1;
            if (guess > from && timeNs[guess] < boundNs)
            {
                from = guess + 1;
            }
        }

        return FirstAtOrAfter(timeNs, boundNs, from, end);
    }
}
