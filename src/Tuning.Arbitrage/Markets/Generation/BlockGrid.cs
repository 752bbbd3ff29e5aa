namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// The rows of a generated market in blocks of one length. What lies at the start of a block follows from the starts before
/// it alone, and what lies inside follows from its two ends: so any chunk is made without the rows before it.
/// </summary>
internal static class BlockGrid
{
    /// <summary>Rows of a block.</summary>
    public const int Length = 256;

    /// <summary>The number of blocks that hold the rows, and one more start that ends the last.</summary>
    public static int Starts(long rows) => checked((int)(((rows + Length - 1) / Length) + 1));
}
