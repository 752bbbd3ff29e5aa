using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>
/// Plateau before peak: the score of a point's neighbourhood, and the choice of the trial whose neighbourhood scores best
/// among those that the data cannot tell from the best. Permuting trials, or adding a constant to all scores, changes no
/// choice.
/// </summary>
public static class Plateau
{
    /// <summary>The mean of all trials' scores around each trial, weighted by a normal kernel in [0,1]^d.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials, in any order.</param>
    /// <param name="options">The settings; defaults where absent.</param>
    /// <returns>One score a trial, in their order.</returns>
    public static ImmutableArray<double> Scores(
        Space space, ImmutableArray<PlateauTrial> trials, PlateauOptions? options = null)
    {
        var centre = CentreOf(trials);
        return [.. BelowCentre(space, trials, options ?? new()).Select(score => centre + score)];
    }

    /// <summary>The index of the chosen trial: the largest plateau within one paired standard error of the best score, ties
    /// by the smaller hash of the point; absent without trials.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials, in any order.</param>
    /// <param name="options">The settings; defaults where absent.</param>
    public static int? Choose(Space space, ImmutableArray<PlateauTrial> trials, PlateauOptions? options = null)
    {
        if (trials.IsEmpty)
        {
            return null;
        }

        var scores = BelowCentre(space, trials, options ?? new());
        var best = Enumerable.Range(0, trials.Length)
            .OrderByDescending(i => trials[i].Score).ThenBy(i => trials[i].Point.Hash, StringComparer.Ordinal).First();
        return Enumerable.Range(0, trials.Length)
            .Where(i => trials[best].Score - trials[i].Score <= PairedStandardError(trials[best].Parts, trials[i].Parts))
            .OrderByDescending(i => scores[i]).ThenBy(i => trials[i].Point.Hash, StringComparer.Ordinal).First();
    }

    /// <summary>The standard error of the difference of two means over the same parts; 0 with fewer than two parts.</summary>
    /// <param name="first">Parts of one trial.</param>
    /// <param name="second">Parts of the other, as many.</param>
    /// <exception cref="ArgumentException">The numbers of parts differ.</exception>
    public static double PairedStandardError(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{second.Length} parts against {first.Length}.", nameof(second));
        }

        if (first.Length < 2)
        {
            return 0;
        }

        var differences = first.Select((part, i) => part - second[i]).ToArray();
        var mean = differences.Sum() / differences.Length;
        var square = differences.Sum(difference => (difference - mean) * (difference - mean));
        return Math.Sqrt(square / (differences.Length - 1) / differences.Length);
    }

    // Summed in the order of the points, and about the best score: neither the order of trials nor a constant in all scores may count.
    private static double[] BelowCentre(Space space, ImmutableArray<PlateauTrial> trials, PlateauOptions options)
    {
        int[] order = [.. Enumerable.Range(0, trials.Length).OrderBy(i => trials[i].Point.Hash, StringComparer.Ordinal)];
        var centre = CentreOf(trials);
        var around = new Neighbourhoods(
            space,
            [.. order.Select(i => trials[i].Point)],
            [.. order.Select(i => trials[i].Score - centre)],
            options);
        var scores = new double[trials.Length];
        for (var place = 0; place < order.Length; place++)
        {
            scores[order[place]] = around.Mean(place);
        }

        return scores;
    }

    private static double CentreOf(ImmutableArray<PlateauTrial> trials) => trials.Select(trial => trial.Score).DefaultIfEmpty(0).Max();
}
