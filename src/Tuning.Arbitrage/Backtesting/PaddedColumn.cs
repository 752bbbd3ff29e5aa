namespace Tuning.Arbitrage.Backtesting;

/// <summary>Columns whose memory ends on a whole block, so that vectors may read the block of their last row.</summary>
internal static class PaddedColumn
{
    /// <summary>Rows of a block: 1 shifted by this.</summary>
    public const int BlockShift = 4;

    /// <summary>Rows of a block.</summary>
    public const int BlockRows = 1 << BlockShift;

    /// <summary>An array for a number of rows, filled up to a whole block.</summary>
    public static double[] Create(int rows) => new double[(rows + BlockRows - 1) & -BlockRows];
}
