using Tuning.Sampling;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Validation.Search;
using Tuning.Validation.WalkForwards;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Reads the walk-forward of a plan.</summary>
internal static class WalkForwardSessions
{
    /// <summary>What a plan looks at out of sample.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="windows">What knows the times of windows.</param>
    /// <param name="touchesHoldout">Whether there is a choice that looks at the holdout.</param>
    /// <exception cref="InvalidOperationException">The plan has no windows.</exception>
    public static LedgerEntry EntryOf(SessionPlan plan, IWindowSource windows, bool touchesHoldout)
    {
        var laidOut = plan.Windows ?? throw new InvalidOperationException($"The plan of {plan.SessionId} has no windows.");

        // A data set is known by its market and by its content, so that neither a new name nor new rows make an old holdout fresh.
        return new LedgerEntry(
            plan.SessionId,
            PlanHash.Of(plan),
            plan.Spec.Strategy,
            [.. plan.Datasets.SelectMany(dataset => new[] { dataset.Market, $"sha256:{dataset.Sha256}" }).Distinct(StringComparer.Ordinal)],
            [.. laidOut.Folds.Select(fold => windows.InTime(plan, fold.Test))],
            touchesHoldout ? windows.InTime(plan, laidOut.Holdout) : null);
    }

    /// <summary>The walk-forward of a plan. Data that was refused is never planned: what is left of the data gate is what was waived.</summary>
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
            LeastTrades = plan.Spec.Validation.MinTrades,
            Sensitivity = plan.Sensitivity,
            WaivedFindings = plan.Datasets.Sum(dataset => dataset.WaivedFindings),
            IsResolutionLimited = plan.IsResolutionLimited,
            IsExternal = plan.Spec.External is not null,
        };
    }
}
