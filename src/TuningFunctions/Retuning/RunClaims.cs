using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;

namespace TuningFunctions.Retuning;

/// <summary>Claims runs that are due: by the clock, by a trigger, or because a person asks.</summary>
/// <param name="runs">Where runs are kept.</param>
/// <param name="time">The clock.</param>
public sealed class RunClaims(IRunStore runs, TimeProvider time)
{
    private const int RunsLookedAt = 100;

    /// <summary>Claims the times of a schedule that have come.</summary>
    /// <param name="schedule">The schedule, enabled.</param>
    /// <param name="claimedUntil">The instant up to which its times are claimed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The runs that were new.</returns>
    public async Task<ImmutableArray<RetuneRun>> ClaimDueAsync(
        Schedule schedule, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var due = DueRules.Of(schedule, claimedUntil, time.GetUtcNow());
        if (due.IsEmpty)
        {
            return [];
        }

        var others = (await OthersAsync(schedule, cancellationToken)).ToList();
        var claimed = new List<RetuneRun>();
        foreach (var each in due)
        {
            var admission = each.IsMissed
                ? new Admission(RunState.Ended, RunOutcome.Missed, "its time passed while no host ran")
                : AdmissionRules.Decide(schedule, TriggerKind.Cron, "its time has come", others, time.GetUtcNow());
            var run = RunOf(schedule, TriggerKind.Cron, RunIds.Of(schedule.Name, TriggerKind.Cron, each.DueAt), each.DueAt, admission);
            claimed.Add(run);
            others.Add(run);
        }

        return await runs.ClaimRunsAsync(schedule.Name, due[^1].DueAt, claimed, cancellationToken);
    }

    /// <summary>Claims a run for another cause than the clock.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="runId">The run's id, the same for the same cause.</param>
    /// <param name="reason">Why, in plain words.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The run as it is stored: a new one, or the one that the cause has made before.</returns>
    public async Task<RetuneRun> ClaimAsync(
        Schedule schedule, TriggerKind trigger, string runId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var others = await OthersAsync(schedule, cancellationToken);
        var admission = AdmissionRules.Decide(schedule, trigger, reason, others, time.GetUtcNow());
        var run = RunOf(schedule, trigger, runId, time.GetUtcNow(), admission);
        var taken = await runs.ClaimRunsAsync(schedule.Name, null, [run], cancellationToken);
        return taken is [var claimed] ? claimed : (await runs.FindRunAsync(runId, cancellationToken))!;
    }

    /// <summary>
    /// Lets the latest run of a schedule that has not started take the place of those before it, where the schedule wants that.
    /// It is looked for at each look and not where the run is claimed, so that a crash between the two makes no run wait in vain.
    /// A promotion that is under way is let through, so that its champion is watched.
    /// </summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task ReplaceAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Overlap is not OverlapPolicy.Replace)
        {
            return;
        }

        RetuneRun[] open = [.. (await runs.ListOpenRunsAsync(cancellationToken))
            .Where(run => string.Equals(run.Schedule, schedule.Name, StringComparison.Ordinal))];
        if (Array.FindLast(open, run => run is { TakenBy: null, State: RunState.Queued or RunState.Claimed }) is not { } last)
        {
            return;
        }

        foreach (var other in open.Where(run => run != last))
        {
            await runs.ReplaceRunAsync(other.RunId, $"{last.RunId} took its place", cancellationToken);
        }
    }

    // As many as the day's budget allows, and with them all that have not ended.
    private async Task<ImmutableArray<RetuneRun>> OthersAsync(Schedule schedule, CancellationToken cancellationToken) =>
        await runs.ListStartedRunsAsync(schedule.Name, schedule.Budget.Runs + RunsLookedAt, cancellationToken);

    private RetuneRun RunOf(Schedule schedule, TriggerKind trigger, string runId, DateTimeOffset dueAt, Admission admission)
    {
        var now = time.GetUtcNow();
        return new RetuneRun(runId, schedule.Name, new ChampionKey(schedule.Strategy, schedule.Market), trigger, dueAt, now)
        {
            State = admission.State,
            Outcome = admission.Outcome,
            Reason = admission.Reason,
            ChangedAt = now,
        };
    }
}
