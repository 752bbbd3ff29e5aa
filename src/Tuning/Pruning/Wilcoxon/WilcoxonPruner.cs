using System.Collections.Immutable;

namespace Tuning.Pruning.Wilcoxon;

/// <summary>
/// Steps are folds: stops a trial that is worse than the best one on the folds that both have seen, by a paired test. The best
/// is the other trial with every fold of this one and the smallest mean loss over all its folds.
/// </summary>
/// <param name="options">The settings.</param>
internal sealed class WilcoxonPruner(WilcoxonOptions options) : IPruner
{
    /// <inheritdoc/>
    public ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials) =>
        [.. trials.Order().Where(trial => IsWorse(reports, rung, trial))];

    private bool IsWorse(ReportLog reports, int step, int trial)
    {
        var own = reports.OfTrial(trial);
        if (own.Count < options.StartupFolds || BestOther(reports, step, trial, own) is not { } best)
        {
            return false;
        }

        var differences = own.Select(pair => Difference(pair.Value, best[pair.Key])).ToArray();
        return differences.Sum() > 0 && SignedRankTest.Greater(differences) < options.Threshold;
    }

    private static IReadOnlyDictionary<int, double>? BestOther(
        ReportLog reports, int step, int trial, IReadOnlyDictionary<int, double> own) => reports.OfStep(step).Keys
        .Where(other => other != trial)
        .Select(reports.OfTrial)
        .Where(losses => own.Keys.All(losses.ContainsKey))
        .MinBy(losses => losses.Values.Sum() / losses.Count);

    // Two infinite losses are equal; one is as far from any finite one as a number can be.
    private static double Difference(double loss, double other) =>
        loss == other ? 0 : Math.Clamp(loss - other, -1e300, 1e300);
}
