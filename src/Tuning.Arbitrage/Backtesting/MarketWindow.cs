using System.Runtime.InteropServices;
using Tuning.Validation.Splits;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>A slice of a market's rows and the time that its hours are counted over. No row is copied.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MarketWindow
{
    private MarketWindow(int firstRow, int endRow, long startNs, long endNs)
    {
        FirstRow = firstRow;
        EndRow = endRow;
        StartNs = startNs;
        EndNs = endNs;
    }

    /// <summary>The first row, counted from 0 in the data set.</summary>
    public int FirstRow { get; }

    /// <summary>The row behind the last one.</summary>
    public int EndRow { get; }

    /// <summary>The window's start in nanoseconds since the Unix epoch: the bound given, else the time of its first row.</summary>
    public long StartNs { get; }

    /// <summary>The window's end in nanoseconds since the Unix epoch: the bound given, else the time of its last row.</summary>
    public long EndNs { get; }

    /// <summary>The number of rows.</summary>
    public int Count => EndRow - FirstRow;

    /// <summary>Every row of a market; it is not cut to whole hours.</summary>
    /// <param name="market">The market.</param>
    public static MarketWindow Whole(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Rows(market, 0, market.Count);
    }

    /// <summary>The rows of a planned window; every row where there is none.</summary>
    /// <param name="market">The market.</param>
    /// <param name="planned">The window, in rows or nanoseconds since the Unix epoch; null for everything.</param>
    public static MarketWindow Of(Market market, Window? planned) => planned switch
    {
        { Unit: WindowUnit.Rows } rows => Rows(market, (int)rows.Start, (int)rows.End),
        { } time => Between(market, time.Start, time.End),
        null => Whole(market),
    };

    /// <summary>The rows [firstRow, endRow); they are not cut to whole hours.</summary>
    /// <param name="market">The market.</param>
    /// <param name="firstRow">The first row, counted from 0.</param>
    /// <param name="endRow">The row behind the last one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie in the market in this order.</exception>
    public static MarketWindow Rows(Market market, int firstRow, int endRow)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endRow, market.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, endRow);
        var timeNs = market.Quotes.TimeNs;
        return firstRow == endRow
            ? new MarketWindow(firstRow, endRow, 0, 0)
            : new MarketWindow(firstRow, endRow, timeNs[firstRow], timeNs[endRow - 1]);
    }

    /// <summary>The rows whose time lies in [startNs, endNs).</summary>
    /// <param name="market">The market.</param>
    /// <param name="startNs">Start in nanoseconds since the Unix epoch, inclusive; null for the market's first row.</param>
    /// <param name="endNs">End in nanoseconds since the Unix epoch, exclusive; null for the market's end.</param>
    public static MarketWindow Between(Market market, long? startNs, long? endNs)
    {
        ArgumentNullException.ThrowIfNull(market);
        var timeNs = market.Quotes.TimeNs;
        var first = startNs is { } start ? RowSearch.FirstAtOrAfter(timeNs, start) : 0;
        var end = endNs is { } bound ? RowSearch.FirstAtOrAfter(timeNs, bound) : market.Count;
        var rows = Rows(market, first, Math.Max(first, end));
        return new MarketWindow(rows.FirstRow, rows.EndRow, startNs ?? rows.StartNs, endNs ?? rows.EndNs);
    }
}
