using System.Globalization;

namespace Tuning.Sampling.Stopping;

/// <summary>Stops when all planned trials have a result.</summary>
/// <param name="trials">The number of trials planned, at least 1.</param>
public sealed class BudgetRule(int trials) : IStoppingRule
{
    /// <inheritdoc/>
    public StopDecision? Decide(TrialHistory history)
    {
        var own = 0;
        for (var i = 0; i < history.Count; i++)
        {
            own += history[i].Number >= 0 ? 1 : 0;
            if (own == trials)
            {
                return new(
                    StopReason.Budget,
                    history[i].Number,
                    string.Create(CultureInfo.InvariantCulture, $"all {trials} planned trials have a result"));
            }
        }

        return null;
    }
}
