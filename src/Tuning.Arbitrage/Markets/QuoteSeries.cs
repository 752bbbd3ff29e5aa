namespace Tuning.Arbitrage.Markets;

/// <summary>
/// Synchronous quotes of two venues as columns of equal length, in strictly increasing time. Immutable and safe to
/// share between threads; the columns may be arrays or views of a mapped file.
/// </summary>
public sealed class QuoteSeries
{
    private readonly ReadOnlyMemory<long> _timeNs;
    private readonly ReadOnlyMemory<double> _bidA;
    private readonly ReadOnlyMemory<double> _askA;
    private readonly ReadOnlyMemory<double> _bidB;
    private readonly ReadOnlyMemory<double> _askB;
    private readonly ReadOnlyMemory<double> _fx;
    private readonly ReadOnlyMemory<long> _fxTimeNs;
    private readonly QuoteSizes _sizes;

    /// <summary>Creates a series over columns that the caller no longer changes.</summary>
    /// <param name="timeNs">Time of each row in nanoseconds since the Unix epoch, strictly increasing.</param>
    /// <param name="bidA">Best bid on venue A, in its quote currency.</param>
    /// <param name="askA">Best ask on venue A, in its quote currency.</param>
    /// <param name="bidB">Best bid on venue B, in its quote currency.</param>
    /// <param name="askB">Best ask on venue B, in its quote currency.</param>
    /// <param name="fx">Currency of A for one unit of the currency of B; empty when both quote in one currency.</param>
    /// <param name="fxTimeNs">When the rate of each row was quoted; empty when each rate is as old as its row.</param>
    /// <param name="sizes">Quantities at the best quotes; nothing when the data has none.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public QuoteSeries(
        ReadOnlyMemory<long> timeNs,
        ReadOnlyMemory<double> bidA,
        ReadOnlyMemory<double> askA,
        ReadOnlyMemory<double> bidB,
        ReadOnlyMemory<double> askB,
        ReadOnlyMemory<double> fx = default,
        ReadOnlyMemory<long> fxTimeNs = default,
        QuoteSizes? sizes = null)
    {
        var count = timeNs.Length;
        sizes ??= QuoteSizes.None;
        if (bidA.Length != count || askA.Length != count || bidB.Length != count || askB.Length != count
            || (!fx.IsEmpty && fx.Length != count) || (!fxTimeNs.IsEmpty && fxTimeNs.Length != count)
            || !sizes.Fit(count))
        {
            throw new ArgumentException("All columns of a quote series have the same length.", nameof(timeNs));
        }

        _timeNs = timeNs;
        _bidA = bidA;
        _askA = askA;
        _bidB = bidB;
        _askB = askB;
        _fx = fx;
        _fxTimeNs = fxTimeNs;
        _sizes = sizes;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _timeNs.Length;

    /// <summary>Whether prices of B are converted by a rate of their own row; otherwise the rate is 1.</summary>
    public bool HasFx => !_fx.IsEmpty;

    /// <summary>Time of each row in nanoseconds since the Unix epoch, strictly increasing; shape [Count].</summary>
    public ReadOnlySpan<long> TimeNs => _timeNs.Span;

    /// <summary>Best bid on venue A, in its quote currency; shape [Count].</summary>
    public ReadOnlySpan<double> BidA => _bidA.Span;

    /// <summary>Best ask on venue A, in its quote currency; shape [Count].</summary>
    public ReadOnlySpan<double> AskA => _askA.Span;

    /// <summary>Best bid on venue B, in its quote currency; shape [Count].</summary>
    public ReadOnlySpan<double> BidB => _bidB.Span;

    /// <summary>Best ask on venue B, in its quote currency; shape [Count].</summary>
    public ReadOnlySpan<double> AskB => _askB.Span;

    /// <summary>Currency of A for one unit of the currency of B; shape [Count], or empty when <see cref="HasFx"/> is false.</summary>
    public ReadOnlySpan<double> Fx => _fx.Span;

    /// <summary>When the rate of each row was quoted, nanoseconds since the Unix epoch, never after the row; shape [Count], or empty when each rate is as old as its row.</summary>
    public ReadOnlySpan<long> FxTimeNs => _fxTimeNs.Span;

    /// <summary>Quantities at the best quotes, where the data gives them.</summary>
    public QuoteSizes Sizes => _sizes;

    /// <summary>The rows from a start on, as a view without a copy.</summary>
    /// <param name="start">First row, from 0.</param>
    /// <param name="count">Number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie in the series.</exception>
    public QuoteSeries Slice(int start, int count) => new(
        _timeNs.Slice(start, count),
        _bidA.Slice(start, count),
        _askA.Slice(start, count),
        _bidB.Slice(start, count),
        _askB.Slice(start, count),
        _fx.IsEmpty ? _fx : _fx.Slice(start, count),
        _fxTimeNs.IsEmpty ? _fxTimeNs : _fxTimeNs.Slice(start, count),
        _sizes.Slice(start, count));
}
