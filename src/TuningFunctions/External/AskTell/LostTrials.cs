using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.External.AskTell;

/// <summary>Gives trials up that were given away again and again and never came back: whoever evaluates them does not survive it.</summary>
/// <param name="leases">Who holds trials.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="time">The clock of leases.</param>
public sealed class LostTrials(ITrialLeases leases, ISessionStore store, TimeProvider time)
{
    /// <summary>How often a trial is given away before it is given up.</summary>
    public const int MostAttempts = 5;

    /// <summary>Records the lost trials of a fold as timed out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fold">The session's fold.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> GiveUpAsync(SessionPlan plan, FoldKey fold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lost = await leases.ReadLostAsync(fold, MostAttempts, time.GetUtcNow(), cancellationToken);
        ImmutableArray<StoredResult> results =
        [
            .. lost.Select(trial => new StoredResult(new ResultKey(fold.SessionId, fold.Fold, trial, plan.SearchedWindow, 0), TrialState.TimedOut, MetricSet.Empty)
            {
                ErrorType = nameof(TimeoutException),
                ErrorMessage = $"It was given away {MostAttempts} times, for {plan.Spec.Budget.TrialTimeout} each, and no result was told.",
            }),
        ];
        return results.IsEmpty ? 0 : await store.AddResultsAsync(results, cancellationToken);
    }
}
