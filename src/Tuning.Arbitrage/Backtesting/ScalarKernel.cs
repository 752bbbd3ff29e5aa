using System.Collections.Immutable;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The plain backtest, one parameter set at a time: the specification that faster kernels match trade for trade.</summary>
public static class ScalarKernel
{
    /// <summary>How many median intervals an entry leg waits for a quote where the environment states nothing.</summary>
    internal const double UsualQuoteAgeIntervals = 5;

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
        var simulation = new Simulation(market, window, environment, parameters, record, options.StepsEveryRow);
        simulation.Run();

        var timeNs = market.Quotes.TimeNs;
        var spanNs = window.Count > 0 ? timeNs[window.EndRow - 1] - timeNs[window.FirstRow] : 0;
        var hourlyPnl = simulation.Hours.ProfitAndLoss(environment.Balance);
        return new BacktestResult
        {
            Metrics = MetricsOfRun.From(simulation.Tally, simulation.Marks, hourlyPnl, spanNs),
            Reasons = ReasonsOf(simulation.Tally),
            IsLatencyBelowResolution = environment.IsLatencyBelowResolution(market.MedianIntervalNs),
            Trades = record.Trades,
            TraceHash = record.TraceHash,
            HourlyPnl = options.KeepsHours ? [.. hourlyPnl] : [],
            Equity = record.Equity,
            ExitReachedShare = options.CountsExitRows ? ExitRows.Share(market, window, environment, parameters) : null,
        };
    }

    private static ImmutableSortedDictionary<string, int> ReasonsOf(in TradeTally tally)
    {
        var reasons = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var reason in Enum.GetValues<ExitReason>())
        {
            if (tally.CountOf(reason) is var count and > 0)
            {
                reasons.Add(ExitReasonNames.Of(reason), count);
            }
        }

        return reasons.ToImmutable();
    }
}
