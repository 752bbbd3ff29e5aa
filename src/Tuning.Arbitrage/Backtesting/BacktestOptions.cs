namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a backtest keeps besides its metrics and reasons.</summary>
public sealed record BacktestOptions
{
    /// <summary>Metrics and reasons alone: what a search needs.</summary>
    public static BacktestOptions MetricsOnly { get; } = new();

    /// <summary>Everything: what one backtest shows.</summary>
    public static BacktestOptions Everything { get; } =
        new() { KeepsTrades = true, KeepsTrace = true, KeepsHours = true, KeepsEquity = true, CountsExitRows = true };

    /// <summary>Whether the trades are kept.</summary>
    public bool KeepsTrades { get; init; }

    /// <summary>Whether the decision trace is hashed.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary>Whether the hourly profit and loss is kept.</summary>
    public bool KeepsHours { get; init; }

    /// <summary>Whether the mark of each row is kept.</summary>
    public bool KeepsEquity { get; init; }

    /// <summary>Whether the rows are counted on which an exit was reached.</summary>
    public bool CountsExitRows { get; init; }

    /// <summary>How fills are made; default as the rules say.</summary>
    public FillModel Fills { get; init; }

    /// <summary>How the kernel passes over rows on which nothing is decided.</summary>
    internal RowSkipping Skipping { get; init; } = RowSkipping.Rows;

    /// <summary>How many rows a scan compares at once.</summary>
    internal ScanWidth Width { get; init; } = RowScan.Widest;
}
