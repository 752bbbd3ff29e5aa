using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Diagnostics;

/// <summary>How long the marked equity stayed below its running peak, from mark to mark.</summary>
/// <param name="LongestSeconds">The longest time from a peak to the mark that reached it again, or to the window's end; 0 without any.</param>
/// <param name="Share">Share of the window's time below the peak, 0 to 1; null when the window has no time.</param>
public sealed record TimeUnderWater(double LongestSeconds, double? Share)
{
    private const double NsPerSecond = 1e9;

    /// <summary>Measures the time under water of a backtest.</summary>
    /// <param name="market">The market.</param>
    /// <param name="window">The window of the backtest.</param>
    /// <param name="balance">The balance at the window's start.</param>
    /// <param name="equity">The mark of each row of the window.</param>
    public static TimeUnderWater Of(Market market, MarketWindow window, double balance, ReadOnlySpan<double> equity)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (equity.IsEmpty)
        {
            return new TimeUnderWater(0, null);
        }

        var timeNs = market.Quotes.TimeNs[window.FirstRow..window.EndRow];
        var (peak, peakNs, longestNs, belowNs) = (balance, timeNs[0], 0L, 0L);
        for (var row = 0; row < equity.Length; row++)
        {
            if (equity[row] < peak)
            {
                longestNs = Math.Max(longestNs, timeNs[row] - peakNs);
                belowNs += row + 1 < equity.Length ? timeNs[row + 1] - timeNs[row] : 0;
                continue;
            }

            if (row > 0 && equity[row - 1] < peak)
            {
                longestNs = Math.Max(longestNs, timeNs[row] - peakNs);
            }

            (peak, peakNs) = (equity[row], timeNs[row]);
        }

        var spanNs = timeNs[^1] - timeNs[0];
        return new TimeUnderWater(longestNs / NsPerSecond, spanNs > 0 ? (double)belowNs / spanNs : null);
    }
}
