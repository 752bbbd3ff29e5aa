using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using Tuning.Validation.Gates;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Ends a session: accounts for every trial, ranks them, hashes the result and stores it once.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="evaluators">What says what the data means for the best trial.</param>
/// <param name="judge">What comes to the verdict of a validated session.</param>
/// <param name="figures">What is shown beside the verdict.</param>
/// <param name="reports">Where the report is kept.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="time">The clock of its end.</param>
public sealed class SessionCloser(
    PlanCache plans,
    IEvaluatorSource evaluators,
    SessionJudge judge,
    SessionFigures figures,
    SessionReports reports,
    ISessionStore store,
    TimeProvider time)
{
    /// <summary>What a result is labelled that was not validated on other data.</summary>
    public const string InSample = "inSample";

    /// <summary>What a result is labelled that was measured on data that the choice was not made from.</summary>
    public const string OutOfSample = "outOfSample";

    /// <summary>Ends a session; one that has ended already keeps its end.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="state">How it ends; a session that completes has an outcome for every trial, unless its search stopped.</param>
    /// <param name="error">What ended it; null when it completed.</param>
    /// <param name="stopped">Why and where a stopping rule ended its search; null where none did.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The result as it is stored.</returns>
    /// <exception cref="InvalidOperationException">The session would complete with trials that have no outcome.</exception>
    public async Task<SessionSummary> CloseAsync(
        string sessionId, SessionState state, string? error, string? stopped, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(sessionId, cancellationToken);
        var session = await store.FindSessionAsync(sessionId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no session {sessionId}.");
        if (session.Ending is null)
        {
            var searches = new SearchResults[plan.Searches];
            for (var fold = 0; fold < searches.Length; fold++)
            {
                searches[fold] = await SearchResults.ReadAsync(store, new FoldKey(sessionId, fold), cancellationToken);
            }

            var summary = await SummarizeAsync(plan, session, searches, state, error, stopped, cancellationToken);
            if (plan.Windows is null && summary.Best is { Feasible: true } chosen)
            {
                await store.ChooseAsync(new FoldKey(sessionId, 0), chosen.Trial, cancellationToken);
            }

            await reports.StoreAsync(plan, summary, searches[plan.FinalFold], cancellationToken);
            session = await store.EndSessionAsync(
                sessionId,
                new SessionEnding(
                    state,
                    plan.CreatedAt.AddSeconds(summary.Seconds),
                    summary.ResultHash,
                    JsonSerializer.Serialize(summary, SessionJson.Default.SessionSummary),
                    error is null ? null : state.ToString(),
                    error),
                cancellationToken);
        }

        return Read(session) ?? throw new InvalidOperationException($"Session {sessionId} has ended without a result.");
    }

    /// <summary>
    /// Ends a session whose result cannot be told as failed, with the reason and what can be counted without its plan; one that
    /// has ended already keeps its end.
    /// </summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="error">Why there is no result.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The session's end as it is stored.</returns>
    public async Task<SessionSummary> GiveUpAsync(string sessionId, string error, CancellationToken cancellationToken)
    {
        var session = await store.FindSessionAsync(sessionId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no session {sessionId}.");
        if (session.Ending is null)
        {
            var counts = await store.CountResultsAsync(sessionId, cancellationToken);
            var ended = time.GetUtcNow();
            var open = Math.Max(0, session.PlannedTrials - counts.Total);
            var trials = new TrialCounts(
                session.PlannedTrials, counts.Completed, counts.Failed, counts.Pruned, counts.TimedOut, counts.Cancelled + open);
            var seconds = Math.Max(0, (ended - session.CreatedAt).TotalSeconds);
            var summary = new SessionSummary(sessionId, SessionState.Failed, session.PlanHash, null, trials, null, seconds) { Error = error };
            session = await store.EndSessionAsync(
                sessionId,
                new SessionEnding(
                    SessionState.Failed,
                    ended,
                    null,
                    JsonSerializer.Serialize(summary, SessionJson.Default.SessionSummary),
                    nameof(SessionState.Failed),
                    error),
                cancellationToken);
        }

        return Read(session) ?? throw new InvalidOperationException($"Session {sessionId} has ended without a result.");
    }

    /// <summary>The stored result of a session; null while it has none.</summary>
    /// <param name="session">The session.</param>
    public static SessionSummary? Read(StoredSession session) => session?.Ending?.SummaryJson is { } json
        ? JsonSerializer.Deserialize(json, SessionJson.Default.SessionSummary)
        : null;

    /// <summary>The completed trials, best first.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="limit">Largest number of trials, from 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<BestTrial>> RankAsync(string sessionId, int limit, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(sessionId, cancellationToken);
        var found = await SearchResults.ReadAsync(store, new FoldKey(sessionId, plan.FinalFold), cancellationToken);
        return [.. Rank(plan, found).Take(limit).Select(ranked => Show(ranked, found, plan.SearchedWindow))];
    }

    private async Task<SessionSummary> SummarizeAsync(
        SessionPlan plan,
        StoredSession session,
        SearchResults[] searches,
        SessionState state,
        string? error,
        string? stopped,
        CancellationToken cancellationToken)
    {
        var accounting = TrialAccounting.Count(
            plan.TotalTrials,
            searches.SelectMany(search => search.Results).Where(result => IsSearched(plan, result)).Select(result => result.State));
        if (state is not SessionState.Completed || stopped is not null)
        {
            accounting = accounting with { Cancelled = accounting.Cancelled + plan.TotalTrials - accounting.Ended };
        }

        accounting = accounting.RequireBalanced();
        var judged = plan.Windows is not null && state is SessionState.Completed ? await judge.JudgeAsync(plan, cancellationToken) : null;
        var verdict = judged?.Verdict;
        var choices = plan.Windows is null
            ? [FirstOf(plan, searches[0])]
            : await ChoicesOfAsync(plan, searches, cancellationToken);
        if (judged is not null)
        {
            SessionJudge.RequireNone(StoredResultsCheck.Differences(judged.Evidence, [.. choices.Select(choice => choice?.Trial)], searches));
        }

        var best = verdict is null
            ? Rank(plan, searches[^1]) is [var leader, ..] ? Show(leader, searches[^1], plan.SearchedWindow) : null
            : choices[^1] is { } chosen ? Show(chosen, searches[^1], judged!.Evidence.Holdout is null ? plan.SearchedWindow : SessionPlan.HoldoutWindow) : null;
        return new SessionSummary(
            plan.SessionId,
            state,
            session.PlanHash,
            Hash(searches, choices, verdict),
            TrialCounts.Of(accounting),
            best,
            Math.Max(0, (time.GetUtcNow() - plan.CreatedAt).TotalSeconds))
        {
            Verdict = verdict,
            Figures = judged is null ? null : await figures.StoreAsync(plan, judged, cancellationToken),
            Notes = NotesOf(plan, accounting, best, judged),
            Waivers = WaiversOf(plan),
            Error = error,
            Stopped = stopped ?? SearchEnds.Of(plan, searches, state),
        };
    }

    private async Task<ImmutableArray<RankedTrial?>> ChoicesOfAsync(
        SessionPlan plan, SearchResults[] searches, CancellationToken cancellationToken)
    {
        var folds = (await store.ReadFoldsAsync(plan.SessionId, cancellationToken)).ToDictionary(fold => fold.Fold, fold => fold.ChosenTrial);
        return
        [
            .. searches.Select((search, fold) => folds.GetValueOrDefault(fold) is { } trial
                ? Rank(plan, search).First(ranked => ranked.Trial == trial)
                : (RankedTrial?)null),
        ];
    }

    private static bool IsSearched(SessionPlan plan, StoredResult result) =>
        string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal);

    private static ImmutableArray<RankedTrial> Rank(SessionPlan plan, SearchResults search)
    {
        var objective = plan.Spec.Objective;
        return new Ranking(objective.Direction).Order(search.Results
            .Where(result => result.State is TrialState.Completed && IsSearched(plan, result))
            .Select(result => new RankedTrial(
                result.Key.Trial, search.Trials[result.Key.Trial].PointHash, objective.Evaluate(result.Metrics))));
    }

    private static RankedTrial? FirstOf(SessionPlan plan, SearchResults search) =>
        Rank(plan, search) is [{ Score.IsFeasible: true } first, ..] ? first : null;

    private static string Hash(SearchResults[] searches, ImmutableArray<RankedTrial?> choices, Verdict? verdict)
    {
        using var hash = new ResultHash();
        for (var fold = 0; fold < searches.Length; fold++)
        {
            foreach (var result in searches[fold].Results)
            {
                hash.Add(result, searches[fold].Trials[result.Key.Trial].PointJson);
            }

            hash.AddChoice(fold, choices[fold]);
        }

        return hash.Finish(verdict is null ? InSample : Words.Of(verdict.Kind));
    }

    private static BestTrial Show(RankedTrial ranked, SearchResults search, string window) => new(
        ranked.Trial,
        SearchCache.PointOf(search.Trials[ranked.Trial]),
        search.Results
            .First(result => result.Key.Trial == ranked.Trial && result.State is TrialState.Completed
                && string.Equals(result.Key.Window, window, StringComparison.Ordinal))
            .Metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
        string.Equals(window, SessionPlan.HoldoutWindow, StringComparison.Ordinal) ? OutOfSample : InSample,
        ranked.Score.IsFeasible);

    private static ImmutableArray<string>? WaiversOf(SessionPlan plan)
    {
        ImmutableArray<string> waivers = [.. plan.Datasets.SelectMany(dataset => dataset.Waivers).Distinct(StringComparer.Ordinal)];
        return waivers.IsEmpty ? null : waivers;
    }

    private ImmutableArray<string> NotesOf(SessionPlan plan, TrialAccounting accounting, BestTrial? best, JudgedSession? judged)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (judged is null)
        {
            notes.Add("in sample, not validated");
        }

        if (judged?.Evidence.HoldoutTakenBy is { } other)
        {
            notes.Add($"the holdout stayed untouched, as session {other} of another plan had looked at it: with a fresh one this plan gives another result");
        }

        if (judged is not null && plan.Spec.External is not null)
        {
            notes.Add($"not checked, since only a strategy that is evaluated here can be asked: {string.Join(", ", GateNames.OfFills)}");
        }

        if (plan.ForbiddenPoints > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{plan.ForbiddenPoints} forbidden points were left out of the grid"));
        }

        notes.AddRange(plan.Warnings);
        if (best is { Feasible: false })
        {
            notes.Add("no trial is feasible: the best is the one that violates the constraints least");
        }

        if (accounting.TimedOut > 0)
        {
            notes.Add("trials ran out of time: another run may give another result");
        }

        if (best is not null)
        {
            // Of what the search saw: the holdout is for one evaluation.
            notes.AddRange(evaluators.Explain(
                plan, new EvaluationScope(plan.SearchedWindow) { Bounds = plan.SearchedBy(plan.FinalFold) }, best.Parameters));
        }

        return notes.ToImmutable();
    }
}
