using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// A series of quotes with everything that its backtests share, computed once. Immutable for its users and safe to share
/// between threads.
/// </summary>
public sealed class Market
{
    private const int KeptHalfLives = 8;
    private const int KeptCosts = 4;

    private readonly RecentColumns<double, EdgeColumns> _centred;
    private readonly RecentColumns<UnwindCosts, UnwindColumns> _unwinds;
    private readonly Lazy<QuoteChanges> _changes;
    private readonly double[]? _convertedBidB;
    private readonly double[]? _convertedAskB;

    /// <summary>Computes the edges of a series.</summary>
    /// <param name="quotes">The quotes, accepted by the data gate.</param>
    public Market(QuoteSeries quotes)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        Quotes = quotes;
        if (quotes.HasFx)
        {
            _convertedBidB = EdgeColumns.Convert(quotes.BidB, quotes.Fx);
            _convertedAskB = EdgeColumns.Convert(quotes.AskB, quotes.Fx);
        }

        _centred = new RecentColumns<double, EdgeColumns>(KeptHalfLives, halfLifeMs => EdgeColumns.Centred(this, halfLifeMs));
        _unwinds = new RecentColumns<UnwindCosts, UnwindColumns>(KeptCosts, costs => UnwindColumns.Of(this, costs));
        MedianIntervalNs = Intervals.MedianNs(quotes.TimeNs) ?? 0;
        Edges = EdgeColumns.Of(this);
        _changes = new Lazy<QuoteChanges>(() => QuoteChanges.Of(quotes));
    }

    /// <summary>The quotes.</summary>
    public QuoteSeries Quotes { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Quotes.Count;

    /// <summary>The median time between two rows of the whole series, in nanoseconds; 0 with fewer than two rows.</summary>
    public double MedianIntervalNs { get; }

    /// <summary>The executable edges of both directions.</summary>
    public EdgeColumns Edges { get; }

    /// <summary>When each venue last changed its quote.</summary>
    public QuoteChanges Changes => _changes.Value;

    /// <summary>Best bid on venue B in the quote currency of A; shape [Count].</summary>
    public ReadOnlySpan<double> BidB => _convertedBidB ?? Quotes.BidB;

    /// <summary>Best ask on venue B in the quote currency of A; shape [Count].</summary>
    public ReadOnlySpan<double> AskB => _convertedAskB ?? Quotes.AskB;

    /// <summary>The edges less the slow premium; the latest few half-lives are kept, since a search has few.</summary>
    /// <param name="halfLifeMs">Half-life of the premium in ms; 0 for the edges as they are.</param>
    public EdgeColumns EdgesFor(double halfLifeMs) => halfLifeMs == 0 ? Edges : _centred.Get(halfLifeMs);

    /// <summary>The money that one unit unwinds for on each row; the latest few are kept, since a session has one environment.</summary>
    /// <param name="costs">The costs of the fills.</param>
    internal UnwindColumns UnwindsFor(UnwindCosts costs) => _unwinds.Get(costs);
}
