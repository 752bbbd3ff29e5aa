using System.Globalization;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Cli.Backtests;

/// <summary>The mark of every row of a window as CSV.</summary>
internal static class EquityFile
{
    /// <summary>Writes the marks.</summary>
    /// <param name="market">The quotes.</param>
    /// <param name="window">The rows that were traded.</param>
    /// <param name="equity">The mark of each row of the window, in the quote currency of A; shape [rows of the window].</param>
    /// <param name="output">Where they go.</param>
    public static void Write(Market market, MarketWindow window, ReadOnlySpan<double> equity, TextWriter output)
    {
        var timeNs = market.Quotes.TimeNs[window.FirstRow..window.EndRow];
        output.WriteLine("timeMs,equity");
        for (var row = 0; row < equity.Length; row++)
        {
            output.Write(TradesFile.Milliseconds(timeNs[row]));
            output.Write(',');
            output.WriteLine(equity[row].ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
