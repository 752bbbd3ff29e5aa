namespace Tuning.Arbitrage.Markets;

/// <summary>
/// Quantities at the best quotes, in units of the base asset. A column that the data lacks is empty; a value that a row
/// lacks is NaN, so that every comparison with it is false: it is never a size of 0 and never a bound.
/// </summary>
public sealed class QuoteSizes
{
    private readonly ReadOnlyMemory<double> _bidA;
    private readonly ReadOnlyMemory<double> _askA;
    private readonly ReadOnlyMemory<double> _bidB;
    private readonly ReadOnlyMemory<double> _askB;

    /// <summary>Creates the sizes over columns that the caller no longer changes.</summary>
    /// <param name="bidA">Quantity at the best bid of A; empty when unknown.</param>
    /// <param name="askA">Quantity at the best ask of A; empty when unknown.</param>
    /// <param name="bidB">Quantity at the best bid of B; empty when unknown.</param>
    /// <param name="askB">Quantity at the best ask of B; empty when unknown.</param>
    public QuoteSizes(
        ReadOnlyMemory<double> bidA,
        ReadOnlyMemory<double> askA,
        ReadOnlyMemory<double> bidB,
        ReadOnlyMemory<double> askB)
    {
        _bidA = bidA;
        _askA = askA;
        _bidB = bidB;
        _askB = askB;
    }

    /// <summary>No sizes at all.</summary>
    public static QuoteSizes None { get; } = new(default, default, default, default);

    /// <summary>Whether at least one column is given.</summary>
    public bool Any => !_bidA.IsEmpty || !_askA.IsEmpty || !_bidB.IsEmpty || !_askB.IsEmpty;

    /// <summary>Quantity at the best bid of A; shape [Count] or empty.</summary>
    public ReadOnlySpan<double> BidA => _bidA.Span;

    /// <summary>Quantity at the best ask of A; shape [Count] or empty.</summary>
    public ReadOnlySpan<double> AskA => _askA.Span;

    /// <summary>Quantity at the best bid of B; shape [Count] or empty.</summary>
    public ReadOnlySpan<double> BidB => _bidB.Span;

    /// <summary>Quantity at the best ask of B; shape [Count] or empty.</summary>
    public ReadOnlySpan<double> AskB => _askB.Span;

    internal bool Fit(int count) => Fits(_bidA, count) && Fits(_askA, count) && Fits(_bidB, count) && Fits(_askB, count);

    internal QuoteSizes Slice(int start, int count) =>
        Any ? new(Part(_bidA, start, count), Part(_askA, start, count), Part(_bidB, start, count), Part(_askB, start, count)) : this;

    private static bool Fits(ReadOnlyMemory<double> column, int count) => column.IsEmpty || column.Length == count;

    private static ReadOnlyMemory<double> Part(ReadOnlyMemory<double> column, int start, int count) =>
        column.IsEmpty ? column : column.Slice(start, count);
}
