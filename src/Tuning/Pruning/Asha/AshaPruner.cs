using System.Collections.Immutable;

namespace Tuning.Pruning.Asha;

/// <summary>At each rung, stops every trial that is not among the best share of all that have reached the rung.</summary>
/// <param name="options">The settings.</param>
internal sealed class AshaPruner(AshaOptions options) : IPruner
{
    /// <inheritdoc/>
    public ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials) =>
        Decide(reports.OfStep(rung), rung, trials);

    /// <summary>Which trials to stop among those that compete with each other.</summary>
    /// <param name="losses">The losses of all competitors that have reached the step.</param>
    /// <param name="rung">The step.</param>
    /// <param name="trials">The trials that are still running.</param>
    public ImmutableArray<int> Decide(
        IEnumerable<KeyValuePair<int, double>> losses, int rung, IReadOnlyCollection<int> trials)
    {
        if (!IsRung(rung))
        {
            return [];
        }

        var ranked = losses.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key).ToArray();
        var passing = ranked.Take(Math.Max(1, ranked.Length / options.ReductionFactor)).ToHashSet();
        return [.. trials.Order().Where(trial => !passing.Contains(trial))];
    }

    private bool IsRung(int step)
    {
        long rung = options.FirstRung;
        while (rung < step)
        {
            rung *= options.ReductionFactor;
        }

        return rung == step;
    }
}
