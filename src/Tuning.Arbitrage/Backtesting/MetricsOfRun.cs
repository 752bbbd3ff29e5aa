namespace Tuning.Arbitrage.Backtesting;

/// <summary>Turns what a backtest counted into its metrics.</summary>
internal static class MetricsOfRun
{
    private const int LeastTradesOfRatio = 10;

    public static BacktestMetrics From(
        in TradeTally tally, in EquityMarks marks, ReadOnlySpan<double> hourlyPnl, long spanNs)
    {
        var hasTrades = tally.Closed > 0;
        var hasRatio = tally.Closed >= LeastTradesOfRatio;
        return new BacktestMetrics
        {
            ClosedTrades = tally.Closed,
            ForcedTrades = tally.CountOf(ExitReason.Forced),
            NetPnl = tally.NetPnl,
            NetPnlPerDay = spanNs > 0 ? tally.NetPnl / (spanNs / Nanoseconds.PerDay) : null,
            FeesPaid = tally.Fees,
            SlippagePaid = tally.Slippage,
            MaxDrawdown = marks.MaxDrawdown,
            MaxDrawdownPct = marks.MaxDrawdownPct,
            WinRate = hasTrades ? (double)tally.Winners / tally.Closed : null,
            Sharpe = hasRatio ? HourlyRatios.Sharpe(hourlyPnl) : null,
            Sortino = hasRatio ? HourlyRatios.Sortino(hourlyPnl) : null,
            ProfitFactor = tally.Losses > 0 ? tally.Gains / tally.Losses : null,
            MeanHoldSeconds = hasTrades ? tally.HoldNs / tally.Closed / Nanoseconds.PerSecond : null,
            Turnover = tally.Turnover,
            Exposure = !hasTrades ? 0 : spanNs > 0 ? tally.HoldNs / spanNs : null,
            WorstTrade = hasTrades ? tally.Worst : null,
            LegRiskLoss = 0 - tally.LegRiskPnl,
            LegRiskTrades = tally.LegRiskTrades,
            CancelledEntries = tally.CancelledEntries,
            OutOfZone = tally.OutOfZoneRows,
            Hours = hourlyPnl.Length,
        };
    }
}
