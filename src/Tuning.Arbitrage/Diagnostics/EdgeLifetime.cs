using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>How long an edge that a parameter set would enter persists: what a latency has to beat.</summary>
/// <param name="Edges">The number of times that an allowed edge rose to the entry threshold; both ends inside the window.</param>
/// <param name="MedianMs">Median time until it was below the threshold again, in ms; null without any.</param>
/// <param name="IsShorterThanLatency">Whether that is less than the longer of the two latencies; null without any.</param>
public sealed record EdgeLifetime(int Edges, double? MedianMs, bool? IsShorterThanLatency)
{
    private const double NsPerMs = 1e6;

    /// <summary>Measures the edges of a window.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The rows.</param>
    /// <param name="environment">The environment, for its directions and latencies.</param>
    /// <param name="parameters">The parameter set, for its threshold and centring.</param>
    public static EdgeLifetime Of(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(parameters);
        var edges = market.EdgesFor(parameters.CentreHalfLifeMs);
        var timeNs = market.Quotes.TimeNs;
        var lifetimes = new List<long>();
        var first = Math.Max(window.FirstRow, edges.FirstWarmRow);
        if (environment.Direction != AllowedDirections.ShortB)
        {
            Collect(edges.ShortA, timeNs, parameters.EntryBps, first, window.EndRow, lifetimes);
        }

        if (environment.Direction != AllowedDirections.ShortA)
        {
            Collect(edges.ShortB, timeNs, parameters.EntryBps, first, window.EndRow, lifetimes);
        }

        if (lifetimes.Count == 0)
        {
            return new EdgeLifetime(0, null, null);
        }

        lifetimes.Sort();
        var middle = lifetimes.Count / 2;
        var medianNs = lifetimes.Count % 2 == 1 ? lifetimes[middle] : (lifetimes[middle - 1] + lifetimes[middle]) / 2.0;
        return new EdgeLifetime(
            lifetimes.Count, medianNs / NsPerMs, medianNs / NsPerMs < Math.Max(environment.LatencyAMs, environment.LatencyBMs));
    }

    private static void Collect(
        ReadOnlySpan<double> edge, ReadOnlySpan<long> timeNs, double level, int row, int end, List<long> lifetimes)
    {
        long? roseNs = null;
        for (; row < end; row++)
        {
            if (edge[row] >= level)
            {
                roseNs ??= timeNs[row];
            }
            else if (roseNs is { } start)
            {
                lifetimes.Add(timeNs[row] - start);
                roseNs = null;
            }
        }
    }
}
