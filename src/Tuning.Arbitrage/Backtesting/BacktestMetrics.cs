using Tuning.Objectives;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The metrics of a backtest. Money is in the quote currency of A; what is undefined is null.</summary>
public sealed record BacktestMetrics
{
    /// <summary>Closed trades, forced and leg-risk trades included.</summary>
    public required int ClosedTrades { get; init; }

    /// <summary>Trades that the end of the window closed.</summary>
    public required int ForcedTrades { get; init; }

    /// <summary>Profit and loss after all costs.</summary>
    public required double NetPnl { get; init; }

    /// <summary>Profit and loss for each day between the first and the last row; null when there is no such time.</summary>
    public required double? NetPnlPerDay { get; init; }

    /// <summary>Fees of all fills.</summary>
    public required double FeesPaid { get; init; }

    /// <summary>Sum of quantity times the distance of the fill price from the quote.</summary>
    public required double SlippagePaid { get; init; }

    /// <summary>Largest drop of the marked equity from its running peak.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Largest drop relative to the running peak, in %.</summary>
    public required double MaxDrawdownPct { get; init; }

    /// <summary>Share of closed trades with a profit, 0 to 1; null without trades.</summary>
    public required double? WinRate { get; init; }

    /// <summary>Annual Sharpe ratio of the hourly profit and loss; null under 24 hours, under 10 trades or without variation.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>Annual Sortino ratio of the hourly profit and loss; null as <see cref="Sharpe"/>, and without a losing hour.</summary>
    public required double? Sortino { get; init; }

    /// <summary>Sum of gains over sum of losses; null without a loss.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>Mean time from the later entry fill to the later exit fill, in seconds; null without trades.</summary>
    public required double? MeanHoldSeconds { get; init; }

    /// <summary>Sum of quantity times fill price over all fills.</summary>
    public required double Turnover { get; init; }

    /// <summary>Share of the time between the first and the last row spent in a position; null when trades took no time of none.</summary>
    public required double? Exposure { get; init; }

    /// <summary>Smallest profit and loss of one trade; null without trades.</summary>
    public required double? WorstTrade { get; init; }

    /// <summary>What the trades with a cancelled leg lost.</summary>
    public required double LegRiskLoss { get; init; }

    /// <summary>Trades of which one entry leg was cancelled.</summary>
    public required int LegRiskTrades { get; init; }

    /// <summary>Entries of which both legs were cancelled.</summary>
    public required int CancelledEntries { get; init; }

    /// <summary>Rows whose edge lay outside every zone while all else allowed the entry.</summary>
    public required long OutOfZone { get; init; }

    /// <summary>Full hours that the hourly profit and loss covers.</summary>
    public required int Hours { get; init; }

    /// <summary>The metrics by identifier, undefined ones left out.</summary>
    public MetricSet ToMetricSet() => MetricSet.FromDefined(
    [
        new("closedTrades", ClosedTrades),
        new("forcedTrades", ForcedTrades),
        new("netPnl", NetPnl),
        new("netPnlPerDay", NetPnlPerDay),
        new("feesPaid", FeesPaid),
        new("slippagePaid", SlippagePaid),
        new("maxDrawdown", MaxDrawdown),
        new("maxDrawdownPct", MaxDrawdownPct),
        new("winRate", WinRate),
        new("sharpe", Sharpe),
        new("sortino", Sortino),
        new("profitFactor", ProfitFactor),
        new("meanHoldSeconds", MeanHoldSeconds),
        new("turnover", Turnover),
        new("exposure", Exposure),
        new("worstTrade", WorstTrade),
        new("legRiskLoss", LegRiskLoss),
        new("legRiskTrades", LegRiskTrades),
        new("cancelledEntries", CancelledEntries),
        new("outOfZone", OutOfZone),
        new("hours", Hours),
    ]);
}
