using System.Collections.Immutable;

namespace Tuning.Objectives;

/// <summary>The metrics of a trading strategy, with their units.</summary>
public static class MetricCatalog
{
    /// <summary>Every metric of a trading strategy, in the order in which results list them.</summary>
    public static ImmutableArray<MetricDefinition> Trading { get; } =
    [
        new("netPnl", "quote currency of A", "Profit and loss after all costs."),
        new("netPnlPerDay", "quote currency of A / day", "Profit and loss after all costs for each day of the window."),
        new("sharpe", "1 (annual)", "Mean over standard deviation of the hourly profit and loss, annualised."),
        new("sortino", "1 (annual)", "Mean over downside deviation of the hourly profit and loss, annualised."),
        new("maxDrawdown", "quote currency of A", "Largest drop of the marked equity from its running peak."),
        new("maxDrawdownPct", "%", "Largest drop of the marked equity relative to its running peak."),
        new("winRate", "0-1", "Share of closed trades with a profit."),
        new("profitFactor", "1", "Sum of gains over sum of losses; absent without a loss."),
        new("closedTrades", "trades", "Closed trades, forced and leg-risk trades included."),
        new("forcedTrades", "trades", "Trades that the end of the window closed."),
        new("meanHoldSeconds", "s", "Mean time from the later entry fill to the later exit fill."),
        new("turnover", "quote currency of A", "Sum of quantity times fill price over all fills."),
        new("exposure", "0-1", "Share of the window's time spent in a position."),
        new("feesPaid", "quote currency of A", "Fees of all fills."),
        new("slippagePaid", "quote currency of A", "Sum of quantity times the distance of the fill price from the quote."),
        new("worstTrade", "quote currency of A", "Smallest profit and loss of one trade."),
        new("legRiskLoss", "quote currency of A", "What the trades with a cancelled leg lost."),
        new("legRiskTrades", "trades", "Closed trades of which one entry leg was cancelled."),
        new("cancelledEntries", "entries", "Entries of which both legs were cancelled."),
        new("outOfZone", "rows", "Rows whose edge lay outside every zone while all else allowed the entry."),
        new("hours", "h", "Full hours that the hourly profit and loss covers."),
    ];
}
