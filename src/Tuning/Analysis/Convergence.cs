using System.Collections.Immutable;

namespace Tuning.Analysis;

/// <summary>How the best score grew.</summary>
public static class Convergence
{
    /// <summary>The trials that improved on all before them, in trial order.</summary>
    /// <param name="scores">Trial numbers with scores, larger is better, in any order; failed and infeasible trials left out.</param>
    public static ImmutableArray<ConvergenceStep> Of(IEnumerable<(int Trial, double Score)> scores)
    {
        var steps = ImmutableArray.CreateBuilder<ConvergenceStep>();
        foreach (var (trial, score) in scores.OrderBy(entry => entry.Trial))
        {
            if (steps.Count == 0 || score > steps[^1].Score)
            {
                steps.Add(new(trial, score));
            }
        }

        return steps.ToImmutable();
    }
}
