using System.Collections.Immutable;

namespace Tuning.Analysis;

/// <summary>The trade-off between several objectives, all smaller is better.</summary>
public static class ParetoFront
{
    /// <summary>The indexes of the vectors that no other vector dominates, in their order; equal vectors all stay.</summary>
    /// <param name="objectives">One vector a trial, all of one length.</param>
    public static ImmutableArray<int> Of(ImmutableArray<ImmutableArray<double>> objectives) =>
    [
        .. Enumerable.Range(0, objectives.Length)
            .Where(i => !objectives.Any(other => Dominates(other, objectives[i]))),
    ];

    /// <summary>Whether a vector is nowhere worse than another and somewhere better.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    public static bool Dominates(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        var isBetter = false;
        for (var k = 0; k < first.Length; k++)
        {
            if (!(first[k] <= second[k]))
            {
                return false;
            }

            isBetter |= first[k] < second[k];
        }

        return isBetter;
    }

    /// <summary>The volume that vectors dominate below a reference point, by slicing along the last objective
    /// (Zitzler 2001). Exact; the time grows with the number of vectors to the power of the objectives less one.</summary>
    /// <param name="objectives">The vectors; those not below the reference in every objective count for nothing.</param>
    /// <param name="reference">The reference point.</param>
    public static double Hypervolume(ImmutableArray<ImmutableArray<double>> objectives, ImmutableArray<double> reference) =>
        Volume([.. objectives.Where(vector => !vector.Where((value, k) => !(value < reference[k])).Any())], reference, reference.Length);

    private static double Volume(ImmutableArray<double>[] vectors, ImmutableArray<double> reference, int objectives)
    {
        if (vectors.Length == 0)
        {
            return 0;
        }

        if (objectives == 1)
        {
            return reference[0] - vectors.Min(vector => vector[0]);
        }

        var last = objectives - 1;
        var sorted = vectors.OrderBy(vector => vector[last]).ToArray();
        var volume = 0.0;
        for (var k = 0; k < sorted.Length; k++)
        {
            var depth = (k + 1 < sorted.Length ? sorted[k + 1][last] : reference[last]) - sorted[k][last];
            if (depth > 0)
            {
                volume += depth * Volume(sorted[..(k + 1)], reference, last);
            }
        }

        return volume;
    }
}
