using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>How much worse costs and latencies may get before a parameter set earns nothing.</summary>
/// <param name="CostBps">
/// The extra fee on every fill, in bps, that takes the whole profit if the trades stay as they are; below 0 it is the fee
/// that would have to go. Null without trades.
/// </param>
/// <param name="LatencyMs">
/// The largest extra latency on both venues, in ms, found to leave a profit; 0 when any takes it, null without a profit as
/// it is.
/// </param>
public sealed record BreakEven(double? CostBps, double? LatencyMs)
{
    /// <summary>The number of doublings of the row interval, and of halvings after them, that are tried.</summary>
    private const int Steps = 8;

    /// <summary>Whether every latency that was tried left a profit; <see cref="LatencyMs"/> is then the largest tried.</summary>
    public bool IsLatencyUnbounded { get; init; }

    /// <summary>Measures a parameter set.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The rows.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="parameters">The parameter set.</param>
    /// <param name="cancellationToken">Asked within each backtest.</param>
    public static BreakEven Of(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        var metrics = ScalarKernel.Run(market, window, environment, parameters, cancellationToken: cancellationToken).Metrics;
        double? costBps = metrics.Turnover > 0 ? metrics.NetPnl / metrics.Turnover * 1e4 : null;
        if (!(metrics.NetPnl > 0))
        {
            return new BreakEven(costBps, null);
        }

        var (profitable, losing) = (0.0, double.PositiveInfinity);
        var extra = market.MedianIntervalNs / 1e6;
        for (var step = 0; step < Steps && double.IsPositiveInfinity(losing); step++, extra *= 2)
        {
            (profitable, losing) = Earns(extra) ? (extra, losing) : (profitable, extra);
        }

        if (double.IsPositiveInfinity(losing))
        {
            return new BreakEven(costBps, profitable) { IsLatencyUnbounded = true };
        }

        for (var step = 0; step < Steps; step++)
        {
            var middle = (profitable + losing) / 2;
            (profitable, losing) = Earns(middle) ? (middle, losing) : (profitable, middle);
        }

        return new BreakEven(costBps, profitable);

        bool Earns(double extraMs)
        {
            var slower = environment with { LatencyAMs = environment.LatencyAMs + extraMs, LatencyBMs = environment.LatencyBMs + extraMs };
            return ScalarKernel.Run(market, window, slower, parameters, cancellationToken: cancellationToken).Metrics.NetPnl > 0;
        }
    }
}
