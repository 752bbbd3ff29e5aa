namespace Tuning.Arbitrage.Backtesting;

/// <summary>How a simulation passes over rows on which it can prove that nothing is decided.</summary>
internal enum RowSkipping : byte
{
    /// <summary>Not at all: every row is stepped through. The plain specification.</summary>
    None,

    /// <summary>By comparing each row with the bounds that wait.</summary>
    Rows,

    /// <summary>By comparing blocks of rows first.</summary>
    Blocks,
}
