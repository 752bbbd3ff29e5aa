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
    private const int RunsLookedAt = 200;

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

        var others = (await runs.ListRunsAsync(schedule.Name, RunsLookedAt, cancellationToken)).ToList();
        var claimed = new List<RetuneRun>();
        var replaces = false;
        foreach (var each in due)
        {
            var admission = each.IsMissed
                ? new Admission(RunState.Ended, RunOutcome.Missed, "its time passed while no host ran", false)
                : AdmissionRules.Decide(schedule, TriggerKind.Cron, "its time has come", others, time.GetUtcNow());
            var run = RunOf(schedule, TriggerKind.Cron, RunIds.Of(schedule.Name, TriggerKind.Cron, each.DueAt), each.DueAt, admission);
            replaces |= admission.ReplacesOthers;
            claimed.Add(run);
            others.Add(run);
        }

        var taken = await runs.ClaimRunsAsync(schedule.Name, due[^1].DueAt, claimed, cancellationToken);
        if (replaces && !taken.IsEmpty)
        {
            await ReplaceAsync(schedule, taken, cancellationToken);
        }

        return taken;
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
        var others = await runs.ListRunsAsync(schedule.Name, RunsLookedAt, cancellationToken);
        var admission = AdmissionRules.Decide(schedule, trigger, reason, others, time.GetUtcNow());
        var run = RunOf(schedule, trigger, runId, time.GetUtcNow(), admission);
        var taken = await runs.ClaimRunsAsync(schedule.Name, null, [run], cancellationToken);
        if (admission.ReplacesOthers && !taken.IsEmpty)
        {
            await ReplaceAsync(schedule, taken, cancellationToken);
        }

        return taken is [var claimed] ? claimed : (await runs.FindRunAsync(runId, cancellationToken))!;
    }

    /// <summary>The run that a trigger of a schedule started last; null for none.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RetuneRun?> LastAsync(string schedule, TriggerKind trigger, CancellationToken cancellationToken) =>
        (await runs.ListRunsAsync(schedule, RunsLookedAt, cancellationToken)).FirstOrDefault(run => run.Trigger == trigger);

    // The latest of the new runs takes the place of every other that has not ended.
    private async Task ReplaceAsync(Schedule schedule, ImmutableArray<RetuneRun> taken, CancellationToken cancellationToken)
    {
        var last = taken[^1];
        foreach (var other in await runs.ListRunsAsync(schedule.Name, RunsLookedAt, cancellationToken))
        {
            if ((other.Blocks || other.State is RunState.Queued) && !string.Equals(other.RunId, last.RunId, StringComparison.Ordinal))
            {
                await runs.SetRunAsync(
                    other with { State = RunState.Ended, Outcome = RunOutcome.Replaced, Reason = $"{last.RunId} took its place", Until = null },
                    cancellationToken);
            }
        }
    }

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
