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

    /// <summary>Creates a series over columns that the caller no longer changes.</summary>
    /// <param name="timeNs">Time of each row in nanoseconds since the Unix epoch, strictly increasing.</param>
    /// <param name="bidA">Best bid on venue A, in its quote currency.</param>
    /// <param name="askA">Best ask on venue A, in its quote currency.</param>
    /// <param name="bidB">Best bid on venue B, in its quote currency.</param>
    /// <param name="askB">Best ask on venue B, in its quote currency.</param>
    /// <param name="fx">Currency of A for one unit of the currency of B; empty when both quote in one currency.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public QuoteSeries(
        ReadOnlyMemory<long> timeNs,
        ReadOnlyMemory<double> bidA,
        ReadOnlyMemory<double> askA,
        ReadOnlyMemory<double> bidB,
        ReadOnlyMemory<double> askB,
        ReadOnlyMemory<double> fx = default)
    {
        var count = timeNs.Length;
        if (bidA.Length != count || askA.Length != count || bidB.Length != count || askB.Length != count
            || (!fx.IsEmpty && fx.Length != count))
        {
            throw new ArgumentException("All columns of a quote series have the same length.", nameof(timeNs));
        }

        _timeNs = timeNs;
        _bidA = bidA;
        _askA = askA;
        _bidB = bidB;
        _askB = askB;
        _fx = fx;
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
}
