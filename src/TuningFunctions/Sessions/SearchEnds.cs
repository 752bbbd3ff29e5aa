using System.Globalization;
using Tuning.Objectives;
using Tuning.Sampling.Stopping;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Schema;

namespace TuningFunctions.Sessions;

/// <summary>Says where the searches of a session ended that no stopping rule ended: by their budget, or by the session's time.</summary>
internal static class SearchEnds
{
    /// <summary>The reason and the place in one line; null for a session that was cancelled or failed, whose error says it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="searches">What is stored of each search.</param>
    /// <param name="state">How the session ends.</param>
    public static string? Of(SessionPlan plan, IReadOnlyList<SearchResults> searches, SessionState state) => state switch
    {
        SessionState.Completed => StopText.Of(new StopDecision(
            StopReason.Budget,
            plan.PlannedTrials - 1,
            plan.Searches == 1
                ? string.Create(CultureInfo.InvariantCulture, $"all {plan.PlannedTrials} planned trials have a result")
                : string.Create(CultureInfo.InvariantCulture, $"all {plan.PlannedTrials} planned trials of each of {plan.Searches} searches have a result"))),
        SessionState.TimedOut => OfTime(plan, searches),
        _ => null,
    };

    // The first search that has trials left is where the time ran out; those behind it may have begun as well.
    private static string OfTime(SessionPlan plan, IReadOnlyList<SearchResults> searches)
    {
        var fold = 0;
        while (fold < searches.Count - 1 && SettledOf(plan, searches[fold]) == plan.PlannedTrials)
        {
            fold++;
        }

        var stop = StopText.Of(new StopDecision(
            StopReason.Time,
            SettledOf(plan, searches[fold]) - 1,
            $"the session's {IsoDuration.Format(plan.Spec.Budget.SessionTimeout)} have run out"));
        return plan.Searches == 1 ? stop : FormattableString.Invariant($"fold {fold}: {stop}");
    }

    // How many trials from the first on have their result.
    private static int SettledOf(SessionPlan plan, SearchResults search)
    {
        var ended = search.Results
            .Where(result => result.State is not TrialState.Reported and not TrialState.Cancelled
                && string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal))
            .Select(result => result.Key.Trial)
            .ToHashSet();
        var settled = 0;
        while (ended.Contains(settled))
        {
            settled++;
        }

        return settled;
    }
}
