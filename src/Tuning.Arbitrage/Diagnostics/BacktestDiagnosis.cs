using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>Where the profit and loss of one parameter set comes from, and what it would not survive.</summary>
/// <param name="ByZone">Trades by zone; empty without zones.</param>
/// <param name="ByDirection">Trades by direction.</param>
/// <param name="ByHourOfDay">Trades by hour of the day, UTC.</param>
/// <param name="UnderWater">How long the equity stayed below its peak.</param>
/// <param name="Lifetime">How long an edge persists.</param>
/// <param name="BreakEven">How much worse costs and latencies may get.</param>
/// <param name="Capacity">Profit and loss against the notional.</param>
/// <param name="Phantom">The recomputations of the phantom-edge gate.</param>
public sealed record BacktestDiagnosis(
    ImmutableArray<TradeGroup> ByZone,
    ImmutableArray<TradeGroup> ByDirection,
    ImmutableArray<TradeGroup> ByHourOfDay,
    TimeUnderWater UnderWater,
    EdgeLifetime Lifetime,
    BreakEven BreakEven,
    ImmutableArray<CapacityPoint> Capacity,
    PhantomEdges Phantom)
{
    /// <summary>Diagnoses a parameter set, by some thirty backtests.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The rows.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="parameters">The parameter set.</param>
    /// <param name="cancellationToken">Asked within each backtest.</param>
    public static BacktestDiagnosis Of(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var result = ScalarKernel.Run(
            market, window, environment, parameters, new BacktestOptions { KeepsTrades = true, KeepsEquity = true },
            cancellationToken);
        return new BacktestDiagnosis(
            TradeGroup.ByZone(result.Trades),
            TradeGroup.ByDirection(result.Trades),
            TradeGroup.ByHourOfDay(result.Trades),
            TimeUnderWater.Of(market, window, environment.Balance, result.Equity.AsSpan()),
            EdgeLifetime.Of(market, window, environment, parameters),
            BreakEven.Of(market, window, environment, parameters, cancellationToken),
            CapacityPoint.Curve(market, window, environment, parameters, cancellationToken),
            PhantomEdges.Of(market, window, environment, parameters, cancellationToken));
    }
}
