using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Ends a session: accounts for every trial, ranks them, hashes the result and stores it once.</summary>
/// <param name="plans">The stored plans.</param>
/// <param name="evaluators">What says what the data means for the best trial.</param>
/// <param name="reports">Where the report is kept.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="time">The clock of its end.</param>
public sealed class SessionCloser(
    PlanCache plans, IEvaluatorSource evaluators, SessionReports reports, ISessionStore store, TimeProvider time)
{
    /// <summary>What a result is labelled that was not validated on other data.</summary>
    public const string InSample = "inSample";

    /// <summary>Ends a session; one that has ended already keeps its end.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="state">How it ends; a session that completes has an outcome for every trial, unless its search stopped.</param>
    /// <param name="error">What ended it; null when it completed.</param>
    /// <param name="stopped">Why and where its search stopped before the budget; null when it did not.</param>
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
            var summary = await SummarizeAsync(plan, session, state, error, stopped, cancellationToken);
            if (summary.Best is { Feasible: true } chosen)
            {
                await store.ChooseAsync(new FoldKey(sessionId, 0), chosen.Trial, cancellationToken);
            }

            await reports.StoreAsync(plan, summary, cancellationToken);
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
        var fold = new FoldKey(sessionId, 0);
        var trials = await store.ReadTrialsAsync(fold, TrialRange.All, cancellationToken);
        var results = await store.ReadResultsAsync(fold, TrialRange.All, cancellationToken);
        var ranking = Rank(plan, trials, results);
        return [.. ranking.Take(limit).Select(ranked => Show(ranked, trials, results))];
    }

    private async Task<SessionSummary> SummarizeAsync(
        SessionPlan plan, StoredSession session, SessionState state, string? error, string? stopped, CancellationToken cancellationToken)
    {
        var fold = new FoldKey(plan.SessionId, 0);
        var trials = await store.ReadTrialsAsync(fold, TrialRange.All, cancellationToken);
        var results = await store.ReadResultsAsync(fold, TrialRange.All, cancellationToken);
        var accounting = TrialAccounting.Count(plan.PlannedTrials, results.Select(result => result.State));
        if (state is not SessionState.Completed || stopped is not null)
        {
            accounting = accounting with { Cancelled = accounting.Cancelled + plan.PlannedTrials - accounting.Ended };
        }

        var ranking = Rank(plan, trials, results);
        RankedTrial? first = ranking.IsEmpty ? null : ranking[0];
        var best = first is { } leader ? Show(leader, trials, results) : null;
        return new SessionSummary(
            plan.SessionId,
            state,
            session.PlanHash,
            Hash(trials, results, first),
            TrialCounts.Of(accounting.RequireBalanced()),
            best,
            Math.Max(0, (time.GetUtcNow() - plan.CreatedAt).TotalSeconds))
        {
            Notes = NotesOf(plan, accounting, best),
            Waivers = WaiversOf(plan),
            Error = error,
            Stopped = stopped,
        };
    }

    private static ImmutableArray<RankedTrial> Rank(
        SessionPlan plan, ImmutableArray<StoredTrial> trials, ImmutableArray<StoredResult> results)
    {
        var objective = plan.Spec.Objective;
        return new Ranking(objective.Direction).Order(results
            .Where(result => result.State is TrialState.Completed)
            .Select(result => new RankedTrial(
                result.Key.Trial, trials[result.Key.Trial].PointHash, objective.Evaluate(result.Metrics))));
    }

    private static string Hash(
        ImmutableArray<StoredTrial> trials, ImmutableArray<StoredResult> results, RankedTrial? first)
    {
        using var hash = new ResultHash();
        foreach (var result in results)
        {
            hash.Add(result, trials[result.Key.Trial].PointJson);
        }

        hash.AddChoice(0, first is { Score.IsFeasible: true } ? first : null);
        return hash.Finish(InSample);
    }

    private static BestTrial Show(RankedTrial ranked, ImmutableArray<StoredTrial> trials, ImmutableArray<StoredResult> results) => new(
        ranked.Trial,
        SearchCache.PointOf(trials[ranked.Trial]),
        results.First(result => result.Key.Trial == ranked.Trial && result.State is TrialState.Completed).Metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
        InSample,
        ranked.Score.IsFeasible);

    private static ImmutableArray<string>? WaiversOf(SessionPlan plan)
    {
        ImmutableArray<string> waivers = [.. plan.Datasets.SelectMany(dataset => dataset.Waivers).Distinct(StringComparer.Ordinal)];
        return waivers.IsEmpty ? null : waivers;
    }

    private ImmutableArray<string> NotesOf(SessionPlan plan, TrialAccounting accounting, BestTrial? best)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add("in sample, not validated");
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
            notes.AddRange(evaluators.Explain(plan, SessionPlan.WholeWindow, best.Parameters));
        }

        return notes.ToImmutable();
    }
}
