using System.Collections.Immutable;

namespace Tuning.Sessions.Planning;

/// <summary>
/// The rungs of a session: what of its window trials are measured on one after the other, and stopped between. Most pruners
/// compare trials on growing shares of the window; the signed-rank test compares them slice by slice, and the slices are
/// disjoint, as the test supposes.
/// </summary>
public static class RungLadder
{
    // Eight pairs tell a probability of 1/256 from chance, and whoever is measured to the end has cost half a window more.
    private const int Slices = 8;
    private const double SliceShare = 1.0 / 16;

    private static readonly ImmutableArray<int> s_whole = [1];

    // Each rung is four times the one before, as the pruners' reduction factor is.
    private static readonly ImmutableArray<int> s_quarters = [1, 4, 16];

    private static readonly ImmutableArray<int> s_slices = [.. Enumerable.Range(0, Slices + 1)];

    /// <summary>The step of each rung, as pruners count; the last one is the whole window.</summary>
    /// <param name="pruning">Who stops trials early; without anybody there is one rung.</param>
    public static ImmutableArray<int> StepsOf(PruningKind pruning) => pruning switch
    {
        PruningKind.None => s_whole,
        PruningKind.Wilcoxon => s_slices,
        _ => s_quarters,
    };

    /// <summary>What of the window a rung measures.</summary>
    /// <param name="pruning">Who stops trials early.</param>
    /// <param name="rung">The rung, from 0.</param>
    public static WindowShare ShareOf(PruningKind pruning, int rung)
    {
        var steps = StepsOf(pruning);
        return pruning is PruningKind.Wilcoxon && rung < Slices
            ? new WindowShare(rung * SliceShare, SliceShare)
            : new WindowShare(0, pruning is PruningKind.Wilcoxon ? 1 : (double)steps[rung] / steps[^1]);
    }
}
