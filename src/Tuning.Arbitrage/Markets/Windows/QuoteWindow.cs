using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Arbitrage.Markets.Windows;

/// <summary>Cuts a window out of several data sets of one market, one after the other. Where they overlap, the one that starts first counts.</summary>
public static class QuoteWindow
{
    /// <summary>Writes the rows of a window.</summary>
    /// <param name="sets">The data sets in order of their first row, all with the same columns.</param>
    /// <param name="startNs">Start of the window, nanoseconds since the Unix epoch, included.</param>
    /// <param name="endNs">End of the window, excluded.</param>
    /// <param name="sink">Where to.</param>
    /// <returns>How many rows.</returns>
    /// <exception cref="InvalidOperationException">The data sets have different columns.</exception>
    public static long WriteTo(IReadOnlyList<MappedDataSet> sets, long startNs, long endNs, IQuoteSink sink)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(sink);
        var (from, rows) = (startNs, 0L);
        foreach (var set in sets)
        {
            if (set.Columns != sets[0].Columns)
            {
                throw new InvalidOperationException($"{set.Hash} has other columns than {sets[0].Hash}: data sets of one market have the same.");
            }

            var time = set.Series.TimeNs;
            var (first, end) = (RowSearch.FirstAtOrAfter(time, from), RowSearch.FirstAtOrAfter(time, endNs));
            for (var row = first; row < end; row += QuoteBatch.Capacity)
            {
                sink.Append(Batch(set, row, Math.Min(end - row, QuoteBatch.Capacity)));
            }

            rows += Math.Max(0, end - first);
            from = end > first ? time[end - 1] + 1 : from;
        }

        return rows;
    }

    /// <summary>The rows of a window in memory.</summary>
    /// <param name="sets">The data sets in order of their first row, all with the same columns.</param>
    /// <param name="startNs">Start of the window, nanoseconds since the Unix epoch, included.</param>
    /// <param name="endNs">End of the window, excluded.</param>
    public static QuoteSeries Read(IReadOnlyList<MappedDataSet> sets, long startNs, long endNs)
    {
        var rows = new QuoteAccumulator();
        WriteTo(sets, startNs, endNs, rows);
        return rows.ToSeries();
    }

    private static QuoteBatch Batch(MappedDataSet set, int first, int count)
    {
        var part = set.Series.Slice(first, count);
        var batch = new QuoteBatch(set.Columns) { Count = count };
        for (var row = 0; row < count; row++)
        {
            batch.Line[row] = first + row + 2;
        }

        part.TimeNs.CopyTo(batch.TimeNs);
        foreach (var column in set.Columns.Ordered)
        {
            if (column is QuoteColumn.FxTime)
            {
                part.FxTimeNs.CopyTo(batch.FxTimeNs);
            }
            else if (column is not QuoteColumn.Time)
            {
                ValuesOf(part, column).CopyTo(batch.Values(column));
            }
        }

        return batch;
    }

    private static ReadOnlySpan<double> ValuesOf(QuoteSeries part, QuoteColumn column) => column switch
    {
        QuoteColumn.BidA => part.BidA,
        QuoteColumn.AskA => part.AskA,
        QuoteColumn.BidB => part.BidB,
        QuoteColumn.AskB => part.AskB,
        QuoteColumn.Fx => part.Fx,
        QuoteColumn.BidSizeA => part.Sizes.BidA,
        QuoteColumn.AskSizeA => part.Sizes.AskA,
        QuoteColumn.BidSizeB => part.Sizes.BidB,
        QuoteColumn.AskSizeB => part.Sizes.AskB,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No column of prices or sizes."),
    };
}
