using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The plain backtest, one parameter set at a time: the specification that faster kernels match trade for trade.</summary>
public static class ScalarKernel
{
    /// <summary>Runs one parameter set on one window.</summary>
    /// <param name="market">The quotes and what was computed from them.</param>
    /// <param name="window">The rows to trade.</param>
    /// <param name="environment">The fixed costs, latencies and sizes, valid.</param>
    /// <param name="parameters">The parameter set, valid and accepted.</param>
    /// <param name="options">What to keep besides metrics and reasons.</param>
    /// <param name="cancellationToken">Asked before each million rows.</param>
    public static BacktestResult Run(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        BacktestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(parameters);
        using var use = market.Use([parameters.CentreHalfLifeMs], UnwindCosts.Of(environment), cancellationToken);
        return RunInUse(market, window, environment, parameters, options ?? BacktestOptions.MetricsOnly, cancellationToken);
    }

    /// <summary>The number of full hours of a window, which its hourly profit and loss covers.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The window.</param>
    public static int Hours(Market market, MarketWindow window)
    {
        ArgumentNullException.ThrowIfNull(market);
        return new HourRows(market.Quotes.TimeNs, window).Count;
    }

    // A call of its own: when it has returned, nothing here holds its columns, and those of the next user may take their memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BacktestResult RunInUse(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        BacktestOptions options, CancellationToken cancellationToken)
    {
        using var record = new BacktestRecord(options, window.Count);
        var plan = new RunPlan(market, window, environment, parameters, options.Fills, cancellationToken);
        var hours = new HourGrid(new HourRows(market.Quotes.TimeNs, window), environment.Balance);
        var run = new RunState(environment.Balance, window.FirstRow);
        new Simulation(plan, ref run, hours, record, options.Skipping, options.Width).Run(cancellationToken);
        return BacktestResult.Of(plan, run, hours, options.KeepsHours) with
        {
            Trades = record.Trades,
            TraceHash = record.TraceHash,
            Equity = record.Equity,
            ExitReachedShare = options.CountsExitRows ? ExitRows.Share(market, window, environment, parameters) : null,
        };
    }
}
