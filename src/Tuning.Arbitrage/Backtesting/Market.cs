using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// A series of quotes with everything that its backtests share, computed once. Immutable for its users and safe to share
/// between threads.
/// </summary>
public sealed class Market
{
    private const int MostHalfLives = 9;
    private const int MostCosts = 4;

    /// <summary>Two columns of 8 bytes a row, and the extremes of their blocks.</summary>
    private const int BytesARow = 19;

    /// <summary>How much memory the columns of half-lives, and as much again those of costs, may take beyond the first of each.</summary>
    private const long MostKeptBytes = 1L << 30;

    /// <summary>The same of those that are in use at a time.</summary>
    private const long MostInUseBytes = 3L << 30;

    /// <summary>Columns that take as much are too large to wait for the collector's own time when others took their place.</summary>
    private const long LargeBytes = 1L << 28;

    private readonly RecentColumns<double, EdgeColumns> _edges;
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

        _edges = new RecentColumns<double, EdgeColumns>(AtMost(MostKeptBytes, MostHalfLives), AtMost(MostInUseBytes), (halfLifeMs, token) =>
        {
            CollectIfLarge();
            return EdgeColumns.Of(this, halfLifeMs, token);
        });
        _unwinds = new RecentColumns<UnwindCosts, UnwindColumns>(AtMost(MostKeptBytes, MostCosts), AtMost(MostInUseBytes), (costs, token) =>
        {
            CollectIfLarge();
            return UnwindColumns.Of(this, costs, token);
        });
        _impacts = new RecentColumns<ImpactCosts, ImpactLosses>(
            MostCosts, int.MaxValue, (costs, token) => ImpactLosses.Of(this, costs, token));
        MedianIntervalNs = Intervals.MedianNs(quotes.TimeNs) ?? 0;
        _changes = new Lazy<QuoteChanges>(() => QuoteChanges.Of(quotes));
    }

    /// <summary>The quotes.</summary>
    public QuoteSeries Quotes { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Quotes.Count;

    /// <summary>The median time between two rows of the whole series, in nanoseconds; 0 with fewer than two rows.</summary>
    public double MedianIntervalNs { get; }

    /// <summary>The executable edges of both directions.</summary>
    public EdgeColumns Edges => EdgesFor(0);

    /// <summary>When each venue last changed its quote.</summary>
    public QuoteChanges Changes => _changes.Value;

    /// <summary>Best bid on venue B in the quote currency of A; shape [Count].</summary>
    public ReadOnlySpan<double> BidB => _convertedBidB ?? Quotes.BidB;

    /// <summary>Best ask on venue B in the quote currency of A; shape [Count].</summary>
    public ReadOnlySpan<double> AskB => _convertedAskB ?? Quotes.AskB;

    /// <summary>How many half-lives have their edges kept: fewer of a longer series, at least 1.</summary>
    internal int KeptHalfLives => _edges.Capacity;

    /// <summary>The edges less the slow premium; the latest few half-lives are kept, since a search has few.</summary>
    /// <param name="halfLifeMs">Half-life of the premium in ms; 0 for the edges as they are.</param>
    /// <param name="cancellationToken">Ends the computation of edges that are not kept.</param>
    public EdgeColumns EdgesFor(double halfLifeMs, CancellationToken cancellationToken = default) =>
        _edges.Get(halfLifeMs, cancellationToken);

    /// <summary>Keeps what backtests read until that is given back; of a very long series few columns are in memory at a time, and who needs others waits.</summary>
    /// <param name="halfLivesMs">Half-lives of the edges, in ms, at most <see cref="KeptHalfLives"/> different ones.</param>
    /// <param name="costs">The costs of the fills.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal MarketUse Use(IReadOnlyCollection<double> halfLivesMs, UnwindCosts costs, CancellationToken cancellationToken)
    {
        // Everybody takes the edges before the money: two who wait for each other's are impossible.
        var edges = _edges.Use(halfLivesMs, cancellationToken);
        try
        {
            return new MarketUse(edges, _unwinds.Use([costs], cancellationToken));
        }
        catch
        {
            edges.Dispose();
            throw;
        }
    }

    /// <summary>The money that one unit unwinds for on each row; the latest few are kept, since a session has one environment.</summary>
    /// <param name="costs">The costs of the fills.</param>
    /// <param name="cancellationToken">Ends the computation of columns that are not kept.</param>
    internal UnwindColumns UnwindsFor(UnwindCosts costs, CancellationToken cancellationToken) => _unwinds.Get(costs, cancellationToken);

    /// <summary>The most that impact costs on each block of rows; the latest few are kept.</summary>
    /// <param name="costs">The costs of the fills.</param>
    /// <param name="cancellationToken">Ends the computation of what is not kept.</param>
    internal ImpactLosses ImpactLossesFor(ImpactCosts costs, CancellationToken cancellationToken) => _impacts.Get(costs, cancellationToken);

    private int AtMost(long bytes, int most = int.MaxValue) => (int)Math.Clamp(bytes / (BytesARow * (1L + Count)), 1, most);

    private void CollectIfLarge()
    {
        if (BytesARow * (long)Count >= LargeBytes)
        {
            GC.Collect();
        }
    }
}
