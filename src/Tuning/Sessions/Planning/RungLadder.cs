using System.Collections.Immutable;

namespace Tuning.Sessions.Planning;

/// <summary>The rungs of a session: growing shares of the window on which trials are measured, and stopped between.</summary>
public static class RungLadder
{
    private static readonly ImmutableArray<int> s_whole = [1];

    // Each rung is four times the one before, as the pruners' reduction factor is.
    private static readonly ImmutableArray<int> s_quarters = [1, 4, 16];

    /// <summary>The step of each rung, as pruners count; the last one is the whole window.</summary>
    /// <param name="pruning">Who stops trials early; without anybody there is one rung.</param>
    public static ImmutableArray<int> StepsOf(PruningKind pruning) => pruning is PruningKind.None ? s_whole : s_quarters;

    /// <summary>The share of the window that a rung measures, above 0 to 1.</summary>
    /// <param name="pruning">Who stops trials early.</param>
    /// <param name="rung">The rung, from 0.</param>
    public static double ShareOf(PruningKind pruning, int rung)
    {
        var steps = StepsOf(pruning);
        return (double)steps[rung] / steps[^1];
    }
}
