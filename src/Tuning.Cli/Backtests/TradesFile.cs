using System.Collections.Immutable;
using System.Globalization;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Cli.Backtests;

/// <summary>Trades as CSV, one a line, every number with all its digits: what a user compares with their own log.</summary>
internal static class TradesFile
{
    private const string Header =
        "direction,reason,decisionRow,decisionTimeMs,entryRow,entryTimeMs,exitRow,exitTimeMs,quantity,"
        + "entryPriceA,entryPriceB,exitPriceA,exitPriceB,entryPriceBOwnCurrency,exitPriceBOwnCurrency,fees,pnl";

    /// <summary>Writes trades.</summary>
    /// <param name="trades">The trades in the order in which they closed; prices of a cancelled leg are empty.</param>
    /// <param name="fx">Currency of A for one unit of the currency of B, by row; empty when both quote in one currency.</param>
    /// <param name="output">Where they go.</param>
    public static void Write(ImmutableArray<Trade> trades, ReadOnlySpan<double> fx, TextWriter output)
    {
        output.WriteLine(Header);
        foreach (var trade in trades)
        {
            output.WriteLine(string.Join(',',
                NameOf(trade.Direction),
                ExitReasonNames.Of(trade.Reason),
                Text(trade.DecisionRow),
                Milliseconds(trade.DecisionTimeNs),
                Text(trade.EntryRow),
                Milliseconds(trade.EntryTimeNs),
                Text(trade.ExitRow),
                Milliseconds(trade.ExitTimeNs),
                Text(trade.Quantity),
                Text(trade.EntryPriceA),
                Text(trade.EntryPriceB),
                Text(trade.ExitPriceA),
                Text(trade.ExitPriceB),
                OwnCurrency(trade.EntryPriceB, fx, trade.EntryRowB),
                OwnCurrency(trade.ExitPriceB, fx, trade.ExitRowB),
                Text(trade.Fees),
                Text(trade.Pnl)));
        }
    }

    /// <summary>The name of a direction, as results spell it.</summary>
    /// <param name="direction">The direction.</param>
    public static string NameOf(TradeDirection direction) => direction is TradeDirection.ShortA ? "shortA" : "shortB";

    /// <summary>A time in milliseconds since the Unix epoch, with a fraction where it has one.</summary>
    /// <param name="timeNs">Nanoseconds since the Unix epoch.</param>
    public static string Milliseconds(long timeNs) => (timeNs / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>What venue B itself shows. Division leaves noise behind the fifteenth digit, which no log has.</summary>
    private static string OwnCurrency(double? price, ReadOnlySpan<double> fx, int row) => price is { } converted && !fx.IsEmpty
        ? (converted / fx[row]).ToString("G15", CultureInfo.InvariantCulture)
        : Text(price);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
