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
    public static BacktestResult Run(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        BacktestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(parameters);
        options ??= BacktestOptions.MetricsOnly;
        using var record = new BacktestRecord(options, window.Count);
        var plan = new RunPlan(market, window, environment, parameters, options.Fills);
        var hours = new HourGrid(new HourRows(market.Quotes.TimeNs, window), environment.Balance);
        var run = new RunState(environment.Balance, window.FirstRow);
        new Simulation(plan, ref run, hours, record, options.Skipping, options.Width).RunTo(window.EndRow);
        return BacktestResult.Of(plan, run, hours) with
        {
            Trades = record.Trades,
            TraceHash = record.TraceHash,
            HourlyPnl = options.KeepsHours ? [.. hours.ProfitAndLoss(environment.Balance)] : [],
            Equity = record.Equity,
            ExitReachedShare = options.CountsExitRows ? ExitRows.Share(market, window, environment, parameters) : null,
        };
    }
}
