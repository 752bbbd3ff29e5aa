using System.Globalization;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.External.AskTell;

namespace TuningFunctions.Sessions;

/// <summary>Decides the next batch of a fold: a pure function of the plan and the results so far, stored insert-or-read.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="searches">What proposes points.</param>
/// <param name="lost">What gives up trials that others never tell.</param>
/// <param name="store">Where batches are kept.</param>
/// <param name="control">Where pauses are noted.</param>
public sealed class FoldAdvancer(PlanCache plans, SearchCache searches, LostTrials lost, ISessionStore store, ISessionControl control)
{
    /// <summary>Stores the next batch, or finds it stored.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="batch">The batch, from 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<BatchAdvance> AdvanceAsync(FoldKey fold, int batch, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(fold.SessionId, cancellationToken);
        var counts = await store.CountResultsAsync(fold.SessionId, cancellationToken);
        if (counts.Failed + counts.TimedOut > plan.Spec.Budget.MaxFailedShare * plan.TotalTrials)
        {
            return new BatchAdvance(batch, 0, 0, string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Failed} of {plan.TotalTrials} trials failed and {counts.TimedOut} ran out of time, more than the allowed share of {plan.Spec.Budget.MaxFailedShare}"));
        }

        if (await store.IsCancelRequestedAsync(fold.SessionId, cancellationToken))
        {
            return new BatchAdvance(batch, 0, 0, "The session was cancelled.") { IsCancelled = true };
        }

        var isAsked = plan.Spec.External is ExternalSpec.AskTell;
        // Others evaluate the batch before; what they told while this was read makes the fold look once more.
        if (isAsked && counts.Total + await lost.GiveUpAsync(plan, fold, cancellationToken) < Math.Min(batch * plan.BatchSize, plan.PlannedTrials))
        {
            return new BatchAdvance(batch, 0, 0, null) { IsWaiting = true, FirstTrial = counts.Total, PlannedTrials = plan.PlannedTrials };
        }

        if (plan.TrialsOf(batch) == 0)
        {
            return new BatchAdvance(batch, 0, 0, null);
        }

        if (await control.IsPauseRequestedAsync(fold.SessionId, cancellationToken))
        {
            await store.SetStateAsync(fold.SessionId, SessionState.Paused, cancellationToken);
            return new BatchAdvance(batch, 0, 0, null) { IsPaused = true, FirstTrial = batch * plan.BatchSize, PlannedTrials = plan.PlannedTrials };
        }

        var first = batch * plan.BatchSize;
        if (await searches.DecideAsync(plan, fold, batch, cancellationToken) is { } enough)
        {
            return new BatchAdvance(batch, 0, 0, StopText.Of(enough)) { IsEnough = true };
        }

        var points = await searches.SuggestAsync(plan, fold, batch, cancellationToken);
        var proposed = points
            .Select((point, index) => new StoredTrial(fold.SessionId, fold.Fold, first + index, batch, point.Hash, point.Canonical));
        var stored = await store.AddTrialsAsync([.. proposed], cancellationToken);
        return new BatchAdvance(batch, stored.Length, plan.JobsOf(batch), null) { FirstTrial = first, PlannedTrials = plan.PlannedTrials, Rungs = plan.Rungs, IsAsked = isAsked };
    }
}
