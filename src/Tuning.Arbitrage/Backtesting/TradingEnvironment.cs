using System.Collections.Immutable;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a session fixes and no search may vary: costs, latencies, sizes.</summary>
public sealed record TradingEnvironment
{
    /// <summary>Fee of a fill on venue A, in bps; default 10.</summary>
    public double FeeABps { get; init; } = 10;

    /// <summary>Fee of a fill on venue B, in bps; default 10.</summary>
    public double FeeBBps { get; init; } = 10;

    /// <summary>Time from a decision to its fill on venue A, in ms; default 120.</summary>
    public double LatencyAMs { get; init; } = 120;

    /// <summary>Time from a decision to its fill on venue B, in ms; default 20.</summary>
    public double LatencyBMs { get; init; } = 20;

    /// <summary>How far a fill moves the price against the trade, in bps; default 0.</summary>
    public double SlippageBps { get; init; }

    /// <summary>
    /// How far a fill that takes the whole quantity at the best quote moves the price further, in bps; a smaller fill moves
    /// it in proportion. Ignored where the data gives no quantity; default 0 = off.
    /// </summary>
    public double ImpactBps { get; init; }

    /// <summary>Money of one entry, in the quote currency of A; default 1000.</summary>
    public double Notional { get; init; } = 1000;

    /// <summary>Equity at the window's start and cap of one entry, in the quote currency of A; default 10000.</summary>
    public double Balance { get; init; } = 10000;

    /// <summary>The directions that may be traded; default both.</summary>
    public AllowedDirections Direction { get; init; }

    /// <summary>How long an entry leg waits for a quote after it is due, in ms; null = 5 median intervals of the data set.</summary>
    public double? MaxQuoteAgeMs { get; init; }

    /// <summary>Age of an unchanged quote, in ms, above which nothing is entered; 0 = off.</summary>
    public double MaxUnchangedMs { get; init; }

    /// <summary>Age of the rate of a row, in ms, above which nothing is entered; 0 = off. Ignored where rates have no time of their own.</summary>
    public double MaxFxAgeMs { get; init; }

    /// <summary>Increasing boundaries of the zones, in bps; null = those of the profile, if there is one.</summary>
    public ImmutableArray<double>? ZoneBoundariesBps { get; init; }

    /// <summary>The fee of a fill on a venue as a share of its money.</summary>
    /// <param name="venue">The venue.</param>
    public double FeeShare(Venue venue) => (venue == Venue.A ? FeeABps : FeeBBps) * 1e-4;

    /// <summary>The latency of a venue in whole nanoseconds.</summary>
    /// <param name="venue">The venue.</param>
    public long LatencyNs(Venue venue) => Nanoseconds.FromMilliseconds(venue == Venue.A ? LatencyAMs : LatencyBMs);

    /// <summary>Whether a latency above 0 is no longer than the median interval of the rows: any shorter one gives the same fills.</summary>
    /// <param name="medianIntervalNs">The median interval of the data set, in nanoseconds.</param>
    public bool IsLatencyBelowResolution(double medianIntervalNs) =>
        (LatencyAMs > 0 && LatencyNs(Venue.A) <= medianIntervalNs)
        || (LatencyBMs > 0 && LatencyNs(Venue.B) <= medianIntervalNs);

    /// <summary>
    /// Whether a leg fills within one interval of the rows, at zero latency or below the resolution of the data: what its
    /// price would have been in between is not known.
    /// </summary>
    /// <param name="medianIntervalNs">The median interval of the data set, in nanoseconds.</param>
    public bool IsResolutionLimited(double medianIntervalNs) =>
        Math.Min(LatencyNs(Venue.A), LatencyNs(Venue.B)) <= medianIntervalNs;
}
