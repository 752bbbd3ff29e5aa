using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// A series of quotes with everything that its backtests share, computed once. Immutable for its users and safe to share
/// between threads.
/// </summary>
public sealed class Market
{
    private const int MostHalfLives = 8;
    private const int MostCosts = 4;

    /// <summary>Two columns of 8 bytes a row.</summary>
    private const int BytesARow = 16;

    /// <summary>How much memory the columns of half-lives, and as much again those of costs, may take beyond the first of each.</summary>
    private const long MostKeptBytes = 1L << 30;

    private readonly RecentColumns<double, EdgeColumns> _centred;
    private readonly RecentColumns<UnwindCosts, UnwindColumns> _unwinds;
    private readonly RecentColumns<ImpactCosts, ImpactLosses> _impacts;
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

        _centred = new RecentColumns<double, EdgeColumns>(
            Kept(MostHalfLives), (halfLifeMs, token) => EdgeColumns.Centred(this, halfLifeMs, token));
        _unwinds = new RecentColumns<UnwindCosts, UnwindColumns>(
            Kept(MostCosts), (costs, token) => UnwindColumns.Of(this, costs, token));
        _impacts = new RecentColumns<ImpactCosts, ImpactLosses>(
            MostCosts, (costs, token) => ImpactLosses.Of(this, costs, token));
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

    /// <summary>How many half-lives have their edges kept: fewer of a longer series, at least 1.</summary>
    internal int KeptHalfLives => _centred.Capacity;

    /// <summary>The edges less the slow premium; the latest few half-lives are kept, since a search has few.</summary>
    /// <param name="halfLifeMs">Half-life of the premium in ms; 0 for the edges as they are.</param>
    /// <param name="cancellationToken">Ends the computation of edges that are not kept.</param>
    public EdgeColumns EdgesFor(double halfLifeMs, CancellationToken cancellationToken = default) =>
        halfLifeMs == 0 ? Edges : _centred.Get(halfLifeMs, cancellationToken);

    /// <summary>The money that one unit unwinds for on each row; the latest few are kept, since a session has one environment.</summary>
    /// <param name="costs">The costs of the fills.</param>
    /// <param name="cancellationToken">Ends the computation of columns that are not kept.</param>
    internal UnwindColumns UnwindsFor(UnwindCosts costs, CancellationToken cancellationToken) => _unwinds.Get(costs, cancellationToken);

    /// <summary>The most that impact costs on each block of rows; the latest few are kept.</summary>
    /// <param name="costs">The costs of the fills.</param>
    /// <param name="cancellationToken">Ends the computation of what is not kept.</param>
    internal ImpactLosses ImpactLossesFor(ImpactCosts costs, CancellationToken cancellationToken) => _impacts.Get(costs, cancellationToken);

    private int Kept(int most) => (int)Math.Clamp(MostKeptBytes / (BytesARow * (1L + Count)), 1, most);
}
