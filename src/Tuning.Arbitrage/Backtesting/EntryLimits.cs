using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What bounds an entry besides its edge: the age of the quotes and of the rate, and the book. Immutable.</summary>
internal sealed class EntryLimits
{
    private readonly Market _market;
    private readonly long _maxUnchangedNs;
    private readonly long _maxFxAgeNs;

    public EntryLimits(Market market, TradingEnvironment environment)
    {
        _market = market;
        _maxUnchangedNs = Nanoseconds.FromMilliseconds(environment.MaxUnchangedMs);
        _maxFxAgeNs = Nanoseconds.FromMilliseconds(environment.MaxFxAgeMs);
        HasAges = _maxUnchangedNs != 0 || (_maxFxAgeNs != 0 && !market.Quotes.FxTimeNs.IsEmpty);
        HasSizes = market.Quotes.Sizes.Any;
    }

    /// <summary>Whether the age of a quote or of a rate can refuse an entry.</summary>
    public bool HasAges { get; }

    /// <summary>Whether the book bounds the quantity of an entry.</summary>
    public bool HasSizes { get; }

    /// <summary>Whether a quote that stands for too long or a rate that is too old refuses the entries of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool RefuseOn(int row) => HasAges && (IsStanding(row) || HasStaleRate(row));

    /// <summary>What the book holds of the quantity at the quotes that an entry takes; no bound where the data does not say.</summary>
    public double BookQuantity(TradeDirection direction, int row)
    {
        var sold = SizeOf(direction == TradeDirection.ShortA ? Venue.A : Venue.B, buys: false, row);
        var bought = SizeOf(direction == TradeDirection.ShortA ? Venue.B : Venue.A, buys: true, row);
        var least = double.PositiveInfinity;
        least = sold < least ? sold : least;
        return bought < least ? bought : least;
    }

    /// <summary>The quantity at the quote that a fill takes; not a number where the data does not say.</summary>
    public double SizeOf(Venue venue, bool buys, int row)
    {
        var sizes = _market.Quotes.Sizes;
        var column = (venue, buys) switch
        {
            (Venue.A, true) => sizes.AskA,
            (Venue.A, false) => sizes.BidA,
            (_, true) => sizes.AskB,
            _ => sizes.BidB,
        };
        return column.IsEmpty ? double.NaN : column[row];
    }

    private bool IsStanding(int row)
    {
        if (_maxUnchangedNs == 0)
        {
            return false;
        }

        var timeNs = _market.Quotes.TimeNs;
        var changes = _market.Changes;
        return timeNs[row] - timeNs[Math.Min(changes.RowA[row], changes.RowB[row])] > _maxUnchangedNs;
    }

    private bool HasStaleRate(int row)
    {
        var quotedNs = _market.Quotes.FxTimeNs;
        return _maxFxAgeNs != 0 && !quotedNs.IsEmpty && _market.Quotes.TimeNs[row] - quotedNs[row] > _maxFxAgeNs;
    }
}
