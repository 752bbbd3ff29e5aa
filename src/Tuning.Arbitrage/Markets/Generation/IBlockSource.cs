namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>Makes the rows of a block, but for their times. Not safe to share between threads.</summary>
internal interface IBlockSource
{
    /// <summary>Fills the columns of a block.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="target">Where to.</param>
    void Make(int block, MarketBlock target);
}
