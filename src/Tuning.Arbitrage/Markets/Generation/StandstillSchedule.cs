using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>At most one standstill a block, never from its first place on, so that what stands still is known in the block. Immutable.</summary>
internal sealed class StandstillSchedule
{
    private const int DrawsPerBlock = 3;

    private readonly CounterRandom _random;
    private readonly double _share;

    /// <summary>Creates the schedule.</summary>
    /// <param name="random">Its random numbers.</param>
    /// <param name="perDay">Mean number of standstills a day.</param>
    /// <param name="placeNs">Time from one place of a block to the next, in nanoseconds.</param>
    public StandstillSchedule(CounterRandom random, double perDay, double placeNs)
    {
        _random = random;
        _share = perDay * (BlockGrid.Length * (placeNs / (86_400.0 * Instant.PerSecond)));
    }

    /// <summary>The places of a block that repeat the one before the first of them; an empty range when none does.</summary>
    /// <param name="block">Number of the block.</param>
    public (int First, int End) Of(int block)
    {
        var draw = (long)block * DrawsPerBlock;
        if (!(_random.NextDouble(draw) < _share))
        {
            return (0, 0);
        }

        var first = 1 + _random.Below(draw + 1, BlockGrid.Length - 1);
        return (first, Math.Min(BlockGrid.Length, first + 1 + _random.Below(draw + 2, BlockGrid.Length)));
    }
}
