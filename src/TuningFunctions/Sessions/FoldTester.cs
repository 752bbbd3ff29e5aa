using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using Tuning.Validation.WalkForwards;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>
/// Chooses among the trials of a search and evaluates the choice once on data that the search did not see. A repeated call
/// finds the evidence stored and evaluates nothing.
/// </summary>
/// <param name="plans">The stored plans.</param>
/// <param name="searches">What knows the space of a plan.</param>
/// <param name="chooser">What reads the trials of a search.</param>
/// <param name="windows">What evaluates choices.</param>
/// <param name="evidence">Where evidence is kept.</param>
/// <param name="ledger">What knows who has looked at which windows.</param>
/// <param name="store">Where results are kept.</param>
public sealed class FoldTester(
    PlanCache plans,
    SearchCache searches,
    FoldChooser chooser,
    IWindowSource windows,
    EvidenceStore evidence,
    IValidationLedger ledger,
    ISessionStore store)
{
    /// <summary>Tests the choice of a fold on its test window.</summary>
    /// <param name="fold">The session's fold, whose search has ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<FoldEvidence> TestAsync(FoldKey fold, CancellationToken cancellationToken)
    {
        if (await evidence.FindAsync(fold, cancellationToken) is { } known)
        {
            return known;
        }

        var plan = await plans.ReadAsync(fold.SessionId, cancellationToken);
        var session = WalkForwardSessions.Of(plan, searches.SpaceOf(plan));
        var trials = await chooser.ReadAsync(plan, fold.Fold, cancellationToken);
        var found = WalkForward.Test(session, session.Plan.Folds[fold.Fold], trials, windows.Open(plan), cancellationToken);
        await ChooseAsync(fold, SessionPlan.TestWindow, trials, found.Choice, found.Test, cancellationToken);
        await evidence.AddAsync(fold, found, cancellationToken);
        return found;
    }

    /// <summary>Evaluates the choice of the final search on the holdout, unless another plan has looked at it.</summary>
    /// <param name="sessionId">The session's id; all of its searches have ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<HoldoutEvidence> TouchHoldoutAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (await evidence.FindHoldoutAsync(sessionId, cancellationToken) is { } known)
        {
            return known;
        }

        var plan = await plans.ReadAsync(sessionId, cancellationToken);
        var session = WalkForwardSessions.Of(plan, searches.SpaceOf(plan));
        var trials = await chooser.ReadAsync(plan, plan.FinalFold, cancellationToken);
        var choice = ChoiceRule.Choose(session.Search.Space, session.Search.Objective, trials)?.Point;
        var answer = await ledger.EnterAsync(WalkForwardSessions.EntryOf(plan, windows, choice is not null), cancellationToken);
        var record = answer.HoldoutTakenBy is null
            ? WalkForward.TouchHoldout(session, choice, windows.Open(plan), cancellationToken)
            : null;
        await ChooseAsync(new FoldKey(sessionId, plan.FinalFold), SessionPlan.HoldoutWindow, trials, choice, record, cancellationToken);
        var found = new HoldoutEvidence(choice, record, trials.Count(trial => trial.Score.IsFeasible))
        {
            OverlappingSessions = answer.OverlappingSessions,
            TakenBy = answer.HoldoutTakenBy,
        };
        await evidence.AddHoldoutAsync(sessionId, found, cancellationToken);
        return found;
    }

    private async Task ChooseAsync(
        FoldKey fold,
        string window,
        ImmutableArray<SearchedTrial> trials,
        ParameterSet? choice,
        WindowRecord? record,
        CancellationToken cancellationToken)
    {
        if (choice is null)
        {
            return;
        }

        // Equal points are one choice, of the first trial that has it.
        var trial = trials.First(entry => entry.Point.Equals(choice)).Number;
        if (record is not null)
        {
            var result = new StoredResult(
                new ResultKey(fold.SessionId, fold.Fold, trial, window, 0), TrialState.Completed, MetricsOf(record));
            await store.AddResultsAsync([result], cancellationToken);
        }

        await store.ChooseAsync(fold, trial, cancellationToken);
    }

    private static MetricSet MetricsOf(WindowRecord record)
    {
        if (record.Values is { } reported)
        {
            return MetricSet.From(reported);
        }

        var metrics = new List<KeyValuePair<string, double>>
        {
            new("netPnl", record.NetPnl),
            new("feesPaid", record.FeesPaid),
        };
        if (!record.LacksTrades)
        {
            metrics.Add(new("closedTrades", record.TradePnl.Length));
        }

        if (record.Days > 0)
        {
            metrics.Add(new("netPnlPerDay", record.NetPnl / record.Days));
        }

        if (record.TradePnl.Length > 0)
        {
            metrics.Add(new("winRate", (double)record.TradePnl.Count(pnl => pnl > 0) / record.TradePnl.Length));
        }

        return MetricSet.From(metrics);
    }
}
