using System.Collections.Immutable;
using System.Reflection;
using Tuning.Objectives;
using Tuning.Reports;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Collects what the report of a session shows: its plan, its stored trials, and its best trial run again.</summary>
/// <param name="searches">What knows the space of a plan.</param>
/// <param name="source">What knows the data of a plan.</param>
/// <param name="evidence">Where the evidence of a verdict is kept.</param>
/// <param name="store">Where results are kept.</param>
public sealed class ReportBuilder(SearchCache searches, IReportSource source, EvidenceStore evidence, ISessionStore store)
{
    private static readonly string s_program = typeof(ReportBuilder).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>The report of a session that has a result.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">The result.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SessionReport> BuildAsync(SessionPlan plan, SessionSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(summary);
        var search = await SearchResults.ReadAsync(store, new FoldKey(plan.SessionId, plan.FinalFold), cancellationToken);
        return await BuildAsync(plan, summary, search, cancellationToken);
    }

    /// <summary>The report of a session that has a result.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">The result.</param>
    /// <param name="search">What is stored of its final search.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<SessionReport> BuildAsync(
        SessionPlan plan, SessionSummary summary, SearchResults search, CancellationToken cancellationToken)
    {
        var trials = TrialsOf(plan, search);
        var best = summary.Best is { } told ? trials.FirstOrDefault(trial => trial.Number == told.Trial) : null;
        return new SessionReport(plan, PlanHash.Of(plan), searches.SpaceOf(plan), summary.State)
        {
            Accounting = AccountingOf(summary.Trials),
            Trials = trials,
            ResultHash = summary.ResultHash,
            Best = summary.Best?.Trial,
            BestMetrics = summary.Best is null ? MetricSet.Empty : MetricSet.From(summary.Best.Metrics),
            Verdict = summary.Verdict,
            Validation = summary.Verdict is null ? null : await evidence.FindDocumentAsync(plan.SessionId, cancellationToken),
            Notes = summary.Notes,
            Waivers = summary.Waivers ?? [],
            Stopped = summary.Stopped,
            Error = summary.Error,
            Runs = best is null ? [] : source.Run(plan, best.Point, cancellationToken),
            Data = source.Describe(plan),
            Work = await WorkOfAsync(plan, cancellationToken),
            Program = s_program,
        };
    }

    private static ImmutableArray<ReportTrial> TrialsOf(SessionPlan plan, SearchResults search)
    {
        var points = search.Trials.ToDictionary(trial => trial.Trial, SearchCache.PointOf);
        // Of a trial that climbed several rungs, the last one counts.
        return
        [
            .. search.Results
                .Where(result => string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal))
                .GroupBy(result => result.Key.Trial)
                .Select(group => group.Last())
                .Select(result => new ReportTrial(result.Key.Trial, points[result.Key.Trial], result.State, result.Metrics)
                {
                    Error = result.ErrorMessage,
                }),
        ];
    }

    private async Task<WorkRecord> WorkOfAsync(SessionPlan plan, CancellationToken cancellationToken)
    {
        var jobs = new List<StoredJob>();
        for (var fold = 0; fold < plan.Searches; fold++)
        {
            jobs.AddRange(await store.ReadJobsAsync(new FoldKey(plan.SessionId, fold), cancellationToken));
        }

        return new WorkRecord(
            [.. jobs.Select(job => job.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            jobs.Count,
            jobs.Sum(job => job.Seconds),
            jobs.Count == 0 ? null : jobs.Max(job => job.EndedAt));
    }

    private static TrialAccounting AccountingOf(TrialCounts counts) =>
        new(counts.Planned, counts.Completed, counts.Failed, counts.Pruned, counts.TimedOut, counts.Cancelled);
}
