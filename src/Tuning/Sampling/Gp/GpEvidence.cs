namespace Tuning.Sampling.Gp;

/// <summary>What a Gaussian process learns from, as plain arrays in trial order.</summary>
/// <param name="Points">Coordinates of the trials with a result.</param>
/// <param name="Losses">Their losses; NaN where a trial failed.</param>
/// <param name="Violations">By constraint and trial, how far it is from holding (0 or less where it holds); NaN where unknown.</param>
/// <param name="Pending">Coordinates of the trials without a result.</param>
internal sealed record GpEvidence(double[][] Points, double[] Losses, double[][] Violations, List<double[]> Pending)
{
    /// <summary>The evidence of a history.</summary>
    /// <param name="history">The results.</param>
    /// <param name="pending">The trials without a result.</param>
    /// <param name="most">The most trials to take: the best third of the number and the newest, chosen anew after every quarter
    /// of it, so that in between the choice only grows and a model goes on from what it has.</param>
    public static GpEvidence Of(TrialHistory history, IReadOnlyList<PendingTrial> pending, int most)
    {
        var chosen = Choose(history, most);
        var constraints = chosen.Select(i => Count(history[i])).DefaultIfEmpty(0).Max();
        return new(
            [.. chosen.Select(i => history.CoordinatesOf(i).ToArray())],
            [.. chosen.Select(i => history[i].IsMeasured ? history[i].Losses[0] : double.NaN)],
            [
                .. Enumerable.Range(0, constraints).Select(k =>
                    chosen.Select(i => k < Count(history[i]) ? history[i].Violations[k] : double.NaN).ToArray()),
            ],
            [.. pending.Select(trial => history.Space.Encode(trial.Point))]);
    }

    /// <summary>Whether a trial's constraints all hold.</summary>
    public bool IsFeasible(int index) =>
        !double.IsNaN(Losses[index]) && Violations.All(violations => violations[index] <= 0);

    private static int Count(Observation observation) =>
        observation.Violations.IsDefaultOrEmpty ? 0 : observation.Violations.Length;

    private static int[] Choose(TrialHistory history, int most)
    {
        if (history.Count <= most)
        {
            return [.. Enumerable.Range(0, history.Count)];
        }

        var step = Math.Max(1, most / 4);
        var chosenFrom = most + ((history.Count - most - 1) / step * step);
        var best = Enumerable.Range(0, chosenFrom)
            .OrderBy(i => history[i].Violation).ThenBy(i => history[i].Loss).ThenBy(i => i).Take(most / 3).ToHashSet();
        var newest = Enumerable.Range(0, chosenFrom).Reverse().Where(i => !best.Contains(i)).Take(most - step - best.Count);
        return [.. best.Concat(newest).Order(), .. Enumerable.Range(chosenFrom, history.Count - chosenFrom)];
    }
}
