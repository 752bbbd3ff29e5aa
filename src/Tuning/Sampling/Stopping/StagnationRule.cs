using System.Globalization;

namespace Tuning.Sampling.Stopping;

/// <summary>Stops when a number of trials in a row, whatever their state, have not improved on the best feasible loss.</summary>
/// <param name="patience">The number of trials, at least 1.</param>
/// <param name="leastImprovement">
/// What counts as an improvement, as a share of the distance between the best and the median loss so far; 0 and up, default .001.
/// </param>
/// <param name="leastTrials">Trials before which the rule never holds; 0 and up, default 50.</param>
public sealed class StagnationRule(int patience, double leastImprovement = 0.001, int leastTrials = 50) : IStoppingRule
{
    /// <inheritdoc/>
    public StopDecision? Decide(TrialHistory history)
    {
        var losses = new List<double>();
        var since = 0;
        var own = 0;
        for (var i = 0; i < history.Count; i++)
        {
            var observation = history[i];
            since++;
            own += observation.Number >= 0 ? 1 : 0;
            if (observation is { IsComplete: true, Violation: 0 } && double.IsFinite(observation.Loss))
            {
                since = Improves(losses, observation.Loss) ? 0 : since;
                var position = losses.BinarySearch(observation.Loss);
                losses.Insert(position < 0 ? ~position : position, observation.Loss);
            }

            if (since >= patience && own >= leastTrials && observation.Number >= 0)
            {
                return new(
                    StopReason.Stagnation,
                    observation.Number,
                    string.Create(CultureInfo.InvariantCulture, $"{since} trials without an improvement, patience {patience}"));
            }
        }

        return null;
    }

    private bool Improves(List<double> sorted, double loss) =>
        sorted.Count == 0 || loss < sorted[0] - (leastImprovement * (sorted[sorted.Count / 2] - sorted[0]));
}
