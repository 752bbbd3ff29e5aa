namespace Tuning.Arbitrage.Backtesting;

/// <summary>One leg of a position: its fill or cancellation on entry, and its fill on exit.</summary>
internal struct Leg
{
    /// <summary>Whether the entry buys.</summary>
    public bool Buys;

    /// <summary>The row of the entry fill, or the first row at which the entry has been cancelled.</summary>
    public int EntryRow;

    public bool IsCancelled;
    public bool IsFilled;
    public double EntryPrice;

    /// <summary>The row of the exit fill; beyond the window when the exit would still wait at its end.</summary>
    public int ExitRow;

    public bool IsClosed;
    public double ExitPrice;

    /// <summary>Whether the leg is in the position.</summary>
    public readonly bool IsHeld => IsFilled && !IsClosed;
}
