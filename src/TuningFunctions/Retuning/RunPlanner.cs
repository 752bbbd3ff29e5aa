using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Validation.Splits;
using TuningFunctions.Sessions;

namespace TuningFunctions.Retuning;

/// <summary>
/// Plans the session of a run: freezes the window by its hash, keeps the rows that no earlier run has looked at for the holdout,
/// and lets the champion and what the run before chose be tried first.
/// </summary>
/// <param name="book">The schedules.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="champions">Where champions are kept.</param>
/// <param name="markets">Where the data of markets are noted.</param>
/// <param name="windows">The data itself.</param>
/// <param name="planner">What plans sessions.</param>
/// <param name="plans">The stored plans.</param>
/// <param name="sessions">Where sessions are kept.</param>
public sealed class RunPlanner(
    ScheduleBook book,
    IRunStore runs,
    IChampionStore champions,
    IMarketStore markets,
    IMarketWindows windows,
    SessionPlanner planner,
    PlanCache plans,
    ISessionStore sessions)
{
    private const int LeastHours = 48;
    private const int RunsLookedAt = 50;

    // Of the window at most so much is kept for the holdout, however long nobody tuned.
    private const double MostHoldout = 1.0 / 3;

    /// <summary>Plans the session of a run, or finds it planned.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The run with its session, or ended with the reason; null when its session has ended and is to be judged.</returns>
    public async Task<RetuneRun?> OpenSessionAsync(RetuneRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.SessionId is { } known && await sessions.FindSessionAsync(known, cancellationToken) is { } session)
        {
            return session.Ending is null ? run : null;
        }

        if (await book.FindAsync(run.Schedule, cancellationToken) is not { } schedule)
        {
            return await EndAsync(run, RunOutcome.Failed, "its schedule was removed", cancellationToken);
        }

        var data = await markets.ReadDataAsync(schedule.Market, cancellationToken);
        if (data.IsEmpty)
        {
            return await EndAsync(run, RunOutcome.Failed, $"the market {schedule.Market} has no data: see tune trigger data", cancellationToken);
        }

        var frozen = await windows.FreezeAsync(data, schedule.Window.Length, cancellationToken);
        if (frozen.Sha256 is not { } sha256)
        {
            return await EndAsync(run, RunOutcome.Failed, $"the window is refused: {string.Join("; ", frozen.Problems)}", cancellationToken);
        }

        var before = await LastPlanAsync(run, cancellationToken);
        var overrides = ImmutableArray.CreateBuilder<SpecOverride>();
        if (before?.Windows is { } seen)
        {
            var fresh = (frozen.EndNs - seen.Holdout.End) / WindowLength.HourNs;
            if (fresh < LeastHours)
            {
                return await EndAsync(run, RunOutcome.Kept, string.Create(
                    CultureInfo.InvariantCulture, $"{fresh} hours are newer than the last holdout, fewer than {LeastHours}"), cancellationToken);
            }

            var most = (long)(MostHoldout * (frozen.EndNs - frozen.StartNs) / WindowLength.HourNs);
            overrides.Add(new SpecOverride("validation.holdout", string.Create(CultureInfo.InvariantCulture, $"PT{Math.Min(fresh, most)}H")));
        }

        var source = new SpecSource(schedule.Template, DocumentLanguage.Json)
        {
            DataFiles = [$"sha256:{sha256}"],
            Overrides = overrides.ToImmutable(),
        };
        var outcome = await PrepareAsync(source, await EnqueuedAsync(run, before, cancellationToken), cancellationToken);
        if (outcome.Plan is not { } plan)
        {
            return await EndAsync(run, RunOutcome.Failed, $"the session cannot be planned: {string.Join("; ", outcome.Problems)}", cancellationToken);
        }

        // The first plan of a run names its session; one that is made again after a crash takes that name.
        var sessionId = await runs.AssignSessionAsync(run.RunId, plan.SessionId, plan.TotalTrials, cancellationToken);
        await planner.StoreAsync(plan with { SessionId = sessionId }, cancellationToken);
        return run with { SessionId = sessionId, Trials = plan.TotalTrials };
    }

    // What the template's space no longer allows, or a grid, which is tried whole, is left out.
    private async Task<PlanOutcome> PrepareAsync(SpecSource source, ImmutableArray<ParameterSet> enqueued, CancellationToken cancellationToken)
    {
        for (var points = enqueued; !points.IsEmpty; points = points[..^1])
        {
            var change = new SpecOverride("enqueue", $"[{string.Join(',', points.Select(point => point.Canonical))}]");
            var outcome = await planner.PrepareAsync(
                new PlanRequest(source with { Overrides = source.Overrides.Add(change) }, null), cancellationToken);
            if (!outcome.Problems.Any(problem => problem.Path.StartsWith("enqueue", StringComparison.Ordinal)))
            {
                return outcome;
            }
        }

        return await planner.PrepareAsync(new PlanRequest(source, null), cancellationToken);
    }

    // The champion is trial 0; what the last run chose follows it.
    private async Task<ImmutableArray<ParameterSet>> EnqueuedAsync(RetuneRun run, SessionPlan? before, CancellationToken cancellationToken)
    {
        var slot = await champions.ReadSlotAsync(run.Key, cancellationToken);
        var champion = slot.Version is { } version ? await champions.FindVersionAsync(run.Key, version, cancellationToken) : null;
        var last = before is not null && await sessions.FindSessionAsync(before.SessionId, cancellationToken) is { } session
            ? SessionCloser.Read(session)?.Best?.Parameters
            : null;
        return [.. new[] { champion?.Parameters, last }.OfType<ParameterSet>().Distinct()];
    }

    // The plan of the last session at the same place that completed: its holdout is looked at.
    private async Task<SessionPlan?> LastPlanAsync(RetuneRun run, CancellationToken cancellationToken)
    {
        foreach (var other in await runs.ListTunedRunsAsync(run.Key, RunsLookedAt, cancellationToken))
        {
            if (!string.Equals(other.RunId, run.RunId, StringComparison.Ordinal) && other.SessionId is { } id
                && await sessions.FindSessionAsync(id, cancellationToken) is { State: SessionState.Completed })
            {
                return await plans.ReadAsync(id, cancellationToken);
            }
        }

        return null;
    }

    private Task<RetuneRun> EndAsync(RetuneRun run, RunOutcome outcome, string reason, CancellationToken cancellationToken) =>
        runs.SetRunAsync(run with { State = RunState.Ended, Outcome = outcome, Reason = reason, Until = null }, cancellationToken);
}
