using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>
/// The profit and loss of a choice under the doubts that no statistic sees: quotes of a slow or dead venue make edges that
/// nobody could trade. All in the quote currency of A.
/// </summary>
/// <param name="AsTraded">As the rules say.</param>
/// <param name="WithFreshQuotes">With entries only where both venues changed within 5 median intervals.</param>
/// <param name="OneRowLater">With every fill one row later.</param>
/// <param name="AtWorstOfNextTwoRows">With every fill at the worst quote of the next two rows; shown, and no gate.</param>
/// <param name="WithoutBestTrades">Without the best 1 % of the trades, at least one.</param>
public sealed record PhantomEdges(
    double AsTraded, double WithFreshQuotes, double OneRowLater, double AtWorstOfNextTwoRows, double WithoutBestTrades)
{
    private const double FreshIntervals = 5;
    private const double BestShare = .01;
    private const double NsPerMs = 1e6;

    /// <summary>Whether a profit stays with fresh quotes, with later fills and without the best trades.</summary>
    public bool Stands => WithFreshQuotes > 0 && OneRowLater > 0 && WithoutBestTrades > 0;

    /// <summary>Recomputes a choice.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The rows.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="parameters">The choice.</param>
    /// <param name="cancellationToken">Asked within each backtest.</param>
    public static PhantomEdges Of(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        var asTraded = Run(environment, new BacktestOptions { KeepsTrades = true });
        var freshMs = FreshIntervals * market.MedianIntervalNs / NsPerMs;
        var fresh = environment with
        {
            MaxUnchangedMs = environment.MaxUnchangedMs > 0 ? Math.Min(environment.MaxUnchangedMs, freshMs) : freshMs,
        };
        var best = asTraded.Trades
            .Select(trade => trade.Pnl)
            .OrderDescending()
            .Take((int)Math.Ceiling(BestShare * asTraded.Trades.Length))
            .Sum();
        return new PhantomEdges(
            asTraded.Metrics.NetPnl,
            Run(fresh, BacktestOptions.MetricsOnly).Metrics.NetPnl,
            NetPnlWith(FillModel.OneRowLater),
            NetPnlWith(FillModel.WorstOfNextTwoRows),
            asTraded.Metrics.NetPnl - best);

        double NetPnlWith(FillModel fills) => Run(environment, new BacktestOptions { Fills = fills }).Metrics.NetPnl;

        BacktestResult Run(TradingEnvironment under, BacktestOptions options) =>
            ScalarKernel.Run(market, window, under, parameters, options, cancellationToken);
    }
}
