using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Arbitrage;

/// <summary>Evaluates points of the arbitrage strategy on any window of one market. Safe to use from several threads.</summary>
/// <param name="market">The market.</param>
/// <param name="environment">The session's environment, valid.</param>
public sealed class ArbitrageWindowEvaluator(Market market, TradingEnvironment environment) : IWindowEvaluator
{
    private const double FreshIntervals = 5;
    private const double NsPerMs = 1e6;
    private const double NsPerHour = 3.6e12;
    private const double NsPerDay = 24 * NsPerHour;

    /// <inheritdoc/>
    public ImmutableArray<PointRecord> Search(
        Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        var sets = points.Select(ArbitrageBinding.ToParameters).ToArray();
        return
        [
            .. BatchKernel.RunWithHours(market, RowsOf(window), environment, sets, cancellationToken)
                .Select(result => new PointRecord(result.Metrics.ToMetricSet(), result.HourlyPnl)),
        ];
    }

    /// <inheritdoc/>
    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.BookShare < 1 && !market.Quotes.Sizes.Any)
        {
            return null;
        }

        var rows = RowsOf(window);
        var days = (rows.EndNs - rows.StartNs) / NsPerDay;
        if (choice is null)
        {
            return WindowRecord.Flat(days, ScalarKernel.Hours(market, rows));
        }

        var options = new BacktestOptions { KeepsTrades = true, KeepsHours = true, Fills = FillsOf(scenario) };
        var result = ScalarKernel.Run(market, rows, Under(scenario), ArbitrageBinding.ToParameters(choice), options, cancellationToken);

        // A share of the book is the whole book under as much more money, and everything in money is in proportion.
        var share = scenario.BookShare;
        return new WindowRecord(share * result.Metrics.NetPnl, days, share * result.Metrics.Turnover, share * result.Metrics.FeesPaid)
        {
            HourlyPnl = [.. result.HourlyPnl.Select(hour => share * hour)],
            TradePnl = [.. result.Trades.Select(trade => share * trade.Pnl)],
            HoldHours = [.. result.Trades.Select(trade => trade.HoldNs / NsPerHour)],
        };
    }

    /// <inheritdoc/>
    public EdgePersistence? Persistence(Window window, ParameterSet choice)
    {
        var lifetime = EdgeLifetime.Of(market, RowsOf(window), environment, ArbitrageBinding.ToParameters(choice));
        return new EdgePersistence(lifetime.Edges, lifetime.MedianMs, Math.Max(environment.LatencyAMs, environment.LatencyBMs));
    }

    private static FillModel FillsOf(Scenario scenario) => scenario switch
    {
        { FillsAtWorstQuote: true } => FillModel.WorstOfNextTwoRows,
        { FillsOneRowLater: true } => FillModel.OneRowLater,
        _ => FillModel.AsQuoted,
    };

    private TradingEnvironment Under(Scenario scenario)
    {
        var freshMs = FreshIntervals * market.MedianIntervalNs / NsPerMs;
        var age = environment.MaxUnchangedMs;
        return environment with
        {
            FeeABps = environment.FeeABps * scenario.FeeFactor,
            FeeBBps = environment.FeeBBps * scenario.FeeFactor,
            LatencyAMs = LatencyUnder(scenario, environment.LatencyAMs),
            LatencyBMs = LatencyUnder(scenario, environment.LatencyBMs),
            SlippageBps = environment.SlippageBps + scenario.ExtraSlippageBps,
            Notional = environment.Notional / scenario.BookShare,
            Balance = environment.Balance / scenario.BookShare,
            MaxUnchangedMs = !scenario.NeedsFreshQuotes ? age : age > 0 ? Math.Min(age, freshMs) : freshMs,
        };
    }

    private double LatencyUnder(Scenario scenario, double latencyMs)
    {
        var byRows = latencyMs + (scenario.LatencyRows * market.MedianIntervalNs / NsPerMs);
        return Math.Max(latencyMs * scenario.LatencyFactor, byRows) + scenario.ExtraLatencyMs;
    }

    private MarketWindow RowsOf(Window window) => MarketWindow.Of(market, window);
}
