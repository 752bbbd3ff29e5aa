using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>
/// Importance in closed form: the Pearson divergence of a parameter's density among the best trials from its density among
/// all (Watanabe, Bansal, Hutter 2023, PED-ANOVA, equation 16). A parameter that is active in some trials only is judged
/// by those.
/// </summary>
public static class PedAnova
{
    /// <summary>The share of each parameter, in their order; all 0 where fewer than two trials differ in score.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials, in any order.</param>
    /// <param name="options">The settings; defaults where absent.</param>
    public static ImmutableArray<ParameterImportance> Compute(
        Space space, ImmutableArray<ScoredPoint> trials, PedAnovaOptions? options = null)
    {
        options ??= new();
        var ordered = trials.OrderByDescending(trial => trial.Score)
            .ThenBy(trial => trial.Point.Hash, StringComparer.Ordinal).ToArray();
        var importances = new double[space.Dimensions];
        if (ordered.Length >= 2 && ordered[0].Score > ordered[^1].Score)
        {
            for (var j = 0; j < importances.Length; j++)
            {
                importances[j] = Divergence(space, j, ordered, options);
            }
        }

        return ImportanceShares.Of(space, importances);
    }

    private static double Divergence(Space space, int index, ScoredPoint[] ordered, PedAnovaOptions options)
    {
        var name = space.Parameters[index].Name;
        var axis = space.Axes[index];
        var coordinates = ordered.Where(trial => trial.Point.TryGet(name, out _))
            .Select(trial => axis.Encode(trial.Point[name])).ToArray();
        if (coordinates.Length < 2 || axis.Count == 1)
        {
            return 0;
        }

        var top = Math.Max(1, (int)Math.Ceiling(options.TopShare * coordinates.Length));
        var cells = (int)Math.Min(axis.Count ?? options.Cells, axis.IsOrdered ? options.Cells : int.MaxValue);
        var best = Density(axis, coordinates.AsSpan(0, top), cells);
        var all = Density(axis, coordinates, cells);
        var divergence = 0.0;
        for (var cell = 0; cell < cells; cell++)
        {
            var ratio = (best[cell] / all[cell]) - 1;
            divergence += all[cell] * ratio * ratio;
        }

        return divergence;
    }

    // Ordered: a normal kernel at each observation with the bandwidth of Scott's rule, cut to the axis, and a uniform one
    // that counts as one observation. Categories: counts with one observation spread over all.
    private static double[] Density(Axis axis, ReadOnlySpan<double> coordinates, int cells)
    {
        var density = new double[cells];
        Array.Fill(density, 1.0 / cells);
        var width = Bandwidth(coordinates, cells);
        foreach (var coordinate in coordinates)
        {
            if (!axis.IsOrdered)
            {
                density[Math.Min(cells - 1, (int)(coordinate * cells))]++;
                continue;
            }

            var low = NormalDistribution.Cdf(-coordinate / width);
            var mass = NormalDistribution.Cdf((1 - coordinate) / width) - low;
            var before = low;
            for (var cell = 0; cell < cells; cell++)
            {
                var after = NormalDistribution.Cdf((((cell + 1.0) / cells) - coordinate) / width);
                density[cell] += (after - before) / mass;
                before = after;
            }
        }

        for (var cell = 0; cell < cells; cell++)
        {
            density[cell] /= coordinates.Length + 1;
        }

        return density;
    }

    private static double Bandwidth(ReadOnlySpan<double> coordinates, int cells)
    {
        var sum = 0.0;
        var square = 0.0;
        foreach (var coordinate in coordinates)
        {
            sum += coordinate;
            square += coordinate * coordinate;
        }

        var mean = sum / coordinates.Length;
        var deviation = Math.Sqrt(Math.Max(0, (square / coordinates.Length) - (mean * mean)));
        return Math.Max(1.0 / cells, 1.06 * deviation * Elementary.Pow(coordinates.Length, -0.2));
    }
}
