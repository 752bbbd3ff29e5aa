namespace Tuning.Arbitrage.Backtesting;

/// <summary>How often the market lets a position out: the share of rows on which an exit by threshold is reached.</summary>
internal static class ExitRows
{
    /// <summary>The share of the window's rows, 0 to 1; null for a window without rows.</summary>
    public static double? Share(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters)
    {
        var edges = market.EdgesFor(parameters.CentreHalfLifeMs);
        var shortA = edges.ShortA[window.FirstRow..window.EndRow];
        var shortB = edges.ShortB[window.FirstRow..window.EndRow];
        var (leavesShortA, leavesShortB) =
            (environment.Direction != AllowedDirections.ShortB, environment.Direction != AllowedDirections.ShortA);
        var reached = 0;
        for (var row = 0; row < shortA.Length; row++)
        {
            if ((leavesShortA && -shortB[row] <= parameters.ExitBps) || (leavesShortB && -shortA[row] <= parameters.ExitBps))
            {
                reached++;
            }
        }

        return shortA.Length == 0 ? null : (double)reached / shortA.Length;
    }
}
