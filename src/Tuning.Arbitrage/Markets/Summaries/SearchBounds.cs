namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>
/// Thresholds between which a data set has something to search: entries from the usual larger edge (never below 0) to the one
/// that a row in a thousand reaches, exits from what a row in a hundred reaches to the usual. Whole bps.
/// </summary>
/// <param name="EntryLowBps">Least entry.</param>
/// <param name="EntryHighBps">Largest entry, at least 5 above the least.</param>
/// <param name="ExitLowBps">Least exit.</param>
/// <param name="ExitHighBps">Largest exit, at least 5 above the least.</param>
public sealed record SearchBounds(double EntryLowBps, double EntryHighBps, double ExitLowBps, double ExitHighBps)
{
    private const double LeastWidthBps = 5;

    /// <summary>The bounds of a data set.</summary>
    /// <param name="best">The larger edge of each row.</param>
    /// <param name="either">Both edges of all rows; what remains of a position is the negative of one.</param>
    internal static SearchBounds Of(EdgeCounts best, EdgeCounts either)
    {
        var entryLow = Math.Max(0, Math.Floor(best.Quantile(.5)));
        var entryHigh = Math.Max(entryLow + LeastWidthBps, Math.Ceiling(best.Quantile(.999)));
        var exitLow = Math.Floor(-either.Quantile(.99));
        var exitHigh = Math.Max(exitLow + LeastWidthBps, Math.Ceiling(-either.Quantile(.5)));
        return new SearchBounds(entryLow, entryHigh, exitLow, exitHigh);
    }
}
