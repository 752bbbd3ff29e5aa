using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The row on which each venue last changed its bid or ask, counted from the whole series. Immutable.</summary>
public sealed class QuoteChanges
{
    private readonly int[] _rowA;
    private readonly int[] _rowB;

    private QuoteChanges(int[] rowA, int[] rowB)
    {
        _rowA = rowA;
        _rowB = rowB;
    }

    /// <summary>The last row up to each row on which venue A changed; the first row counts as a change; shape [Count].</summary>
    public ReadOnlySpan<int> RowA => _rowA;

    /// <summary>The last row up to each row on which venue B changed; the first row counts as a change; shape [Count].</summary>
    public ReadOnlySpan<int> RowB => _rowB;

    /// <summary>Finds the changes of a series.</summary>
    /// <param name="quotes">The quotes.</param>
    public static QuoteChanges Of(QuoteSeries quotes)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        return new QuoteChanges(LastChanges(quotes.BidA, quotes.AskA), LastChanges(quotes.BidB, quotes.AskB));
    }

    private static int[] LastChanges(ReadOnlySpan<double> bid, ReadOnlySpan<double> ask)
    {
        var rows = new int[bid.Length];
        for (var row = 1; row < rows.Length; row++)
        {
            rows[row] = bid[row] != bid[row - 1] || ask[row] != ask[row - 1] ? row : rows[row - 1];
        }

        return rows;
    }
}
