namespace Tuning.Arbitrage.Markets;

/// <summary>The names of the columns as files spell them.</summary>
public static class QuoteHeader
{
    private static readonly string[] _names =
    [
        "timestamp", "best_bid_a", "best_ask_a", "best_bid_b", "best_ask_b",
        "bid_size_a", "ask_size_a", "bid_size_b", "ask_size_b", "fx", "fx_timestamp",
    ];

    /// <summary>The plain header, the five columns that every file has.</summary>
    public const string Plain = "timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b";

    /// <summary>The optional columns.</summary>
    public const string Optional = "bid_size_a,ask_size_a,bid_size_b,ask_size_b,fx,fx_timestamp";

    /// <summary>The name of a column in a file.</summary>
    /// <param name="column">The column.</param>
    public static string NameOf(QuoteColumn column) => _names[(int)column];

    /// <summary>The column of a name, whatever its case, or nothing when no column has it.</summary>
    /// <param name="name">The name as a file spells it.</param>
    public static QuoteColumn? ColumnOf(string name)
    {
        var position = Array.FindIndex(_names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return position < 0 ? null : (QuoteColumn)position;
    }
}
