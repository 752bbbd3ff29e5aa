namespace Tuning.Arbitrage.Backtesting;

/// <summary>The extremes of blocks of the edges of each direction and of both together.</summary>
internal sealed record EdgeBlocks(BlockExtremes ShortA, BlockExtremes ShortB, BlockExtremes Either)
{
    public static EdgeBlocks Of(ReadOnlySpan<double> shortA, ReadOnlySpan<double> shortB, CancellationToken cancellationToken)
    {
        var (blocksA, blocksB) = (BlockExtremes.Of(shortA, cancellationToken), BlockExtremes.Of(shortB, cancellationToken));
        return new EdgeBlocks(blocksA, blocksB, BlockExtremes.Of(blocksA, blocksB));
    }
}
