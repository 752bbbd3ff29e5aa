using System.Collections.Immutable;

namespace Tuning.Pruning.Median;

/// <summary>Stops a trial whose best loss so far is worse than the median of what the other trials reported for this step.</summary>
/// <param name="options">The settings.</param>
internal sealed class MedianPruner(MedianOptions options) : IPruner
{
    /// <inheritdoc/>
    public ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials) =>
        rung < options.WarmupSteps ? [] : [.. trials.Order().Where(trial => IsWorse(reports, rung, trial))];

    private bool IsWorse(ReportLog reports, int step, int trial)
    {
        var others = reports.OfStep(step).Where(pair => pair.Key != trial).Select(pair => pair.Value).Order().ToArray();
        if (others.Length < options.StartupTrials)
        {
            return false;
        }

        var middle = others.Length / 2;
        var median = others.Length % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
        var best = reports.OfTrial(trial).Where(pair => pair.Key <= step).Select(pair => pair.Value).DefaultIfEmpty(median).Min();
        return best > median;
    }
}
