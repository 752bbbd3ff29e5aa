using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>What a parameter set earns with another notional, balance and book as they are.</summary>
/// <param name="Notional">Money of one entry, in the quote currency of A.</param>
/// <param name="NetPnl">Profit and loss, in the quote currency of A.</param>
/// <param name="ReturnBps">Profit and loss over turnover, in bps; null without trades.</param>
public sealed record CapacityPoint(double Notional, double NetPnl, double? ReturnBps)
{
    private static readonly ImmutableArray<double> Multiples = [.25, .5, 1, 2, 4, 8, 16];

    /// <summary>The points from a quarter to sixteen times the environment's notional.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The rows.</param>
    /// <param name="environment">The environment; its balance still caps an entry.</param>
    /// <param name="parameters">The parameter set.</param>
    /// <param name="cancellationToken">Asked within each backtest.</param>
    public static ImmutableArray<CapacityPoint> Curve(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return [.. Multiples.Select(multiple => At(multiple * environment.Notional))];

        CapacityPoint At(double notional)
        {
            var metrics = ScalarKernel.Run(
                market, window, environment with { Notional = notional }, parameters, cancellationToken: cancellationToken).Metrics;
            return new CapacityPoint(
                notional, metrics.NetPnl, metrics.Turnover > 0 ? metrics.NetPnl / metrics.Turnover * 1e4 : null);
        }
    }
}
