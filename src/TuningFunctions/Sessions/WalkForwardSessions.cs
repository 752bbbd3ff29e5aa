using Tuning.Sampling;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Search;
using Tuning.Validation.WalkForwards;

namespace TuningFunctions.Sessions;

/// <summary>Reads the walk-forward of a plan.</summary>
internal static class WalkForwardSessions
{
    /// <summary>The walk-forward of a plan. Data that was refused is never planned, so no row of it was.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="space">What it searches.</param>
    /// <exception cref="InvalidOperationException">The plan has no windows.</exception>
    public static WalkForwardSession Of(SessionPlan plan, Space space)
    {
        var windows = plan.Windows ?? throw new InvalidOperationException($"The plan of {plan.SessionId} has no windows.");
        var search = new SearchSetup(
            space,
            plan.Spec.Objective,
            SamplerCatalogue.OptionsOf(plan.Spec.Sampler.Kind),
            (ulong)plan.Spec.Sampler.Seed,
            plan.PlannedTrials,
            plan.BatchSize);
        return new WalkForwardSession(search, windows)
        {
            Sensitivity = plan.Sensitivity,
            RefusedRows = 0,
            IsResolutionLimited = plan.IsResolutionLimited,
        };
    }
}
