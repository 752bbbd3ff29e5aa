using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Backtests;

/// <summary>What the market itself says about a result, in words that a user can act on.</summary>
internal static class MarketNotes
{
    /// <summary>Writes how often the exit was reached, and whether the latency can matter.</summary>
    /// <param name="page">The page.</param>
    /// <param name="exitReachedShare">Share of the rows, 0 to 1, on which an exit was reached; null without rows.</param>
    /// <param name="isLatencyBelowResolution">Whether a latency is no longer than the usual time between two rows.</param>
    public static void Write(Page page, double? exitReachedShare, bool isLatencyBelowResolution)
    {
        if (exitReachedShare is { } share)
        {
            page.Line($"exit reached on {Figures.Percent(share)} of rows");
        }

        if (isLatencyBelowResolution)
        {
            page.Warning("latency below resolution: rows are further apart than the latency, so its exact length changes nothing");
        }
    }
}
