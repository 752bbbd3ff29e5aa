using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>Holds two results equal, bit for bit.</summary>
internal static class SameResult
{
    public static void Check(BacktestResult found, BacktestResult expected, string message)
    {
        found.Trades.ShouldBe(expected.Trades, message);
        found.Metrics.ShouldBe(expected.Metrics, message);
        found.Reasons.ShouldBe(expected.Reasons, message);
        found.TraceHash.ShouldBe(expected.TraceHash, message);
        found.HourlyPnl.ShouldBe(expected.HourlyPnl, message);
        found.Equity.ShouldBe(expected.Equity, message);
    }
}
