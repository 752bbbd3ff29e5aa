namespace Tuning.Arbitrage.Markets;

/// <summary>Sends the rows of a series to a sink, as a file or a generator would.</summary>
public static class QuoteReplay
{
    /// <summary>Sends the first rows of a series.</summary>
    /// <param name="quotes">The series.</param>
    /// <param name="rows">How many rows, 0 to all of them.</param>
    /// <param name="sink">Who takes them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void WriteTo(QuoteSeries quotes, int rows, IQuoteSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        ArgumentNullException.ThrowIfNull(sink);
        var columns = ColumnsOf(quotes);
        var batch = new QuoteBatch(columns);
        for (var first = 0; first < rows; first += QuoteBatch.Capacity)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Count = Math.Min(QuoteBatch.Capacity, rows - first);
            foreach (var column in columns.Ordered)
            {
                if (column is QuoteColumn.Time)
                {
                    quotes.TimeNs.Slice(first, batch.Count).CopyTo(batch.TimeNs);
                }
                else if (column is QuoteColumn.FxTime)
                {
                    quotes.FxTimeNs.Slice(first, batch.Count).CopyTo(batch.FxTimeNs);
                }
                else
                {
                    ValuesOf(quotes, column).Slice(first, batch.Count).CopyTo(batch.Values(column));
                }
            }

            sink.Append(batch);
        }
    }

    private static QuoteColumns ColumnsOf(QuoteSeries quotes)
    {
        var columns = QuoteColumns.Plain;
        for (var column = QuoteColumn.BidSizeA; column <= QuoteColumn.Fx; column++)
        {
            columns = ValuesOf(quotes, column).IsEmpty ? columns : columns.With(column);
        }

        return quotes.FxTimeNs.IsEmpty ? columns : columns.With(QuoteColumn.FxTime);
    }

    private static ReadOnlySpan<double> ValuesOf(QuoteSeries quotes, QuoteColumn column) => column switch
    {
        QuoteColumn.BidA => quotes.BidA,
        QuoteColumn.AskA => quotes.AskA,
        QuoteColumn.BidB => quotes.BidB,
        QuoteColumn.AskB => quotes.AskB,
        QuoteColumn.BidSizeA => quotes.Sizes.BidA,
        QuoteColumn.AskSizeA => quotes.Sizes.AskA,
        QuoteColumn.BidSizeB => quotes.Sizes.BidB,
        QuoteColumn.AskSizeB => quotes.Sizes.AskB,
        QuoteColumn.Fx => quotes.Fx,
        _ => throw new InvalidOperationException($"{column} holds times."),
    };
}
