using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>
/// Importance as the share of a parameter alone in the variance of a random forest over the space (Hutter, Hoos,
/// Leyton-Brown 2014, equations 5 to 8). Slower than <see cref="PedAnova"/> and the check on it; interactions are in no
/// parameter's share.
/// </summary>
public static class Fanova
{
    /// <summary>The share of each parameter, in their order; all 0 where the forest is flat.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials, in any order.</param>
    /// <param name="options">The settings; defaults where absent.</param>
    public static ImmutableArray<ParameterImportance> Compute(
        Space space, ImmutableArray<ScoredPoint> trials, FanovaOptions? options = null)
    {
        options ??= new();
        var importances = new double[space.Dimensions];
        if (trials.Length >= 2 && space.Dimensions > 0)
        {
            var ordered = trials.OrderBy(trial => trial.Point.Hash, StringComparer.Ordinal)
                .ThenBy(trial => trial.Score).ToArray();
            var points = ordered.Select(trial => space.Encode(trial.Point)).ToArray();
            var scores = Scaled(ordered);
            for (var t = 0; t < options.Trees; t++)
            {
                var random = new RandomSequence(new CounterRandom(options.Seed, (ulong)t));
                Add(new RegressionTree(points, scores, options, random).Leaves, importances);
            }
        }

        return ImportanceShares.Of(space, importances);
    }

    // Largest size 1, so that squares neither overflow nor vanish.
    private static double[] Scaled(ScoredPoint[] trials)
    {
        var mean = trials.Sum(trial => trial.Score / trials.Length);
        var size = trials.Max(trial => Math.Abs((trial.Score / 2) - (mean / 2)));
        return [.. trials.Select(trial => size > 0 ? ((trial.Score / 2) - (mean / 2)) / size : 0)];
    }

    private static void Add(IReadOnlyList<RegressionLeaf> leaves, double[] importances)
    {
        var mean = leaves.Sum(leaf => leaf.Volume * leaf.Value);
        var variance = leaves.Sum(leaf => leaf.Volume * (leaf.Value - mean) * (leaf.Value - mean));
        if (!(variance > 1e-24))
        {
            return;
        }

        for (var j = 0; j < importances.Length; j++)
        {
            importances[j] += MarginalVariance(leaves, j, mean) / variance;
        }
    }

    private static double MarginalVariance(IReadOnlyList<RegressionLeaf> leaves, int dimension, double mean)
    {
        var bounds = leaves.Select(leaf => leaf.Low[dimension]).Append(1).Distinct().Order().ToArray();
        var changes = new double[bounds.Length];
        foreach (var leaf in leaves)
        {
            var others = leaf.Volume / (leaf.High[dimension] - leaf.Low[dimension]) * leaf.Value;
            changes[Array.BinarySearch(bounds, leaf.Low[dimension])] += others;
            changes[Array.BinarySearch(bounds, leaf.High[dimension])] -= others;
        }

        var variance = 0.0;
        var marginal = 0.0;
        for (var k = 0; k + 1 < bounds.Length; k++)
        {
            marginal += changes[k];
            variance += (bounds[k + 1] - bounds[k]) * (marginal - mean) * (marginal - mean);
        }

        return variance;
    }
}
