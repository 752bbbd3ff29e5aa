using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>One parameter set, environment and window, resolved against a market.</summary>
internal sealed class RunPlan
{
    /// <summary>How many median intervals an entry leg waits for a quote where the environment states nothing.</summary>
    private const double UsualQuoteAgeIntervals = 5;

    public RunPlan(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        FillModel fills = FillModel.AsQuoted)
    {
        Market = market;
        Window = window;
        Environment = environment;
        Parameters = parameters;
        Edges = market.EdgesFor(parameters.CentreHalfLifeMs);
        Costs = UnwindCosts.Of(environment);
        Unwinds = market.UnwindsFor(Costs);
        Zones = ZoneTable.From(environment.ZoneBoundariesBps, parameters.ZoneProfile);
        LatencyANs = environment.LatencyNs(Venue.A);
        LatencyBNs = environment.LatencyNs(Venue.B);
        MaxQuoteAgeNs = environment.MaxQuoteAgeMs is { } age
            ? Nanoseconds.FromMilliseconds(age)
            : (long)Math.Round(UsualQuoteAgeIntervals * market.MedianIntervalNs);
        Fills = fills;
        HasStops = parameters.TakeProfitBps > 0 || parameters.StopLossBps > 0 || parameters.DrawdownStopPct > 0;
        EntryLimits = new EntryLimits(market, environment);
        HasImpact = environment.ImpactBps > 0 && EntryLimits.HasSizes;
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
    public bool HasImpact { get; }

    public EntryLimits EntryLimits { get; }

    /// <summary>Whether a lane can work the trades through: at prices that no quantity moves.</summary>
    public bool FitsLane => !HasImpact;

    /// <summary>Whether the money of a position can close it.</summary>
    public bool HasStops { get; }
}
