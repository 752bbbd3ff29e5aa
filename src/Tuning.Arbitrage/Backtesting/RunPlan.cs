using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>One parameter set, environment and window, resolved against a market.</summary>
internal sealed class RunPlan
{
    /// <summary>How many median intervals an entry leg waits for a quote where the environment states nothing.</summary>
    private const double UsualQuoteAgeIntervals = 5;

    public RunPlan(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        FillModel fills = FillModel.AsQuoted, CancellationToken cancellationToken = default)
    {
        Market = market;
        Window = window;
        Environment = environment;
        Parameters = parameters;
        Edges = market.EdgesFor(parameters.CentreHalfLifeMs, cancellationToken);
        Costs = UnwindCosts.Of(environment);
        Unwinds = market.UnwindsFor(Costs, cancellationToken);
        Zones = ZoneTable.From(environment.ZoneBoundariesBps, parameters.ZoneProfile);
        LatencyANs = environment.LatencyNs(Venue.A);
        LatencyBNs = environment.LatencyNs(Venue.B);
        MaxQuoteAgeNs = environment.MaxQuoteAgeMs is { } age
            ? Nanoseconds.FromMilliseconds(age)
            : (long)Math.Round(UsualQuoteAgeIntervals * market.MedianIntervalNs);
        Fills = fills;
        HasStops = parameters.TakeProfitBps > 0 || parameters.StopLossBps > 0 || parameters.DrawdownStopPct > 0;
        EntryLimits = new EntryLimits(market, environment);
        ImpactLosses = environment.ImpactBps > 0 && EntryLimits.HasSizes
            ? market.ImpactLossesFor(ImpactCosts.Of(environment), cancellationToken)
            : null;
        RowsPerNs = market.MedianIntervalNs > 0 ? 1 / market.MedianIntervalNs : 0;
        MaxHoldNs = Nanoseconds.FromMilliseconds(parameters.MaxHoldMs);
        CoolOffNs = Nanoseconds.FromMilliseconds(parameters.CoolOffMs);
    }

    public Market Market { get; }

    public MarketWindow Window { get; }

    public TradingEnvironment Environment { get; }

    public ArbitrageParameters Parameters { get; }

    public EdgeColumns Edges { get; }

    public UnwindCosts Costs { get; }

    public UnwindColumns Unwinds { get; }

    public ZoneTable? Zones { get; }

    public long LatencyANs { get; }

    public long LatencyBNs { get; }

    public long MaxQuoteAgeNs { get; }

    public long MaxHoldNs { get; }

    public long CoolOffNs { get; }

    /// <summary>The usual pace of the rows.</summary>
    public double RowsPerNs { get; }

    public FillModel Fills { get; }

    /// <summary>How many rows behind its own each fill is made.</summary>
    public int DelayRows => Fills == FillModel.OneRowLater ? 1 : 0;

    /// <summary>Whether the price of a fill depends on its quantity, so that unwind money is not in proportion to it.</summary>
    public bool HasImpact => ImpactLosses is not null;

    /// <summary>What that costs at most; null where it costs nothing.</summary>
    public ImpactLosses? ImpactLosses { get; }

    public EntryLimits EntryLimits { get; }

    /// <summary>Whether the money of a position can close it.</summary>
    public bool HasStops { get; }

    /// <summary>Computes the extremes of blocks of the columns that it reads, if they are not yet.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        Edges.Prepare(cancellationToken);
        Unwinds.Prepare(cancellationToken);
    }
}
