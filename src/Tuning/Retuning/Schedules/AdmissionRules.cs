using System.Globalization;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;

namespace Tuning.Retuning.Schedules;

/// <summary>Decides how a due run begins: cool-off, the day's budget, then overlap.</summary>
public static class AdmissionRules
{
    /// <summary>Decides.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trigger">What makes the run due.</param>
    /// <param name="reason">Why, in plain words.</param>
    /// <param name="others">The latest runs of the schedule.</param>
    /// <param name="now">The present instant.</param>
    public static Admission Decide(
        Schedule schedule, TriggerKind trigger, string reason, IReadOnlyCollection<RetuneRun> others, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(others);
        RetuneRun[] started = [.. others.Where(run => run.Outcome is not (RunOutcome.Skipped or RunOutcome.Missed))];
        if (trigger is TriggerKind.Cron && schedule.CoolOff > TimeSpan.Zero
            && started.Where(run => run.State is RunState.Ended or RunState.Watching).Max(run => (DateTimeOffset?)run.ChangedAt) is { } ended
            && now - ended < schedule.CoolOff)
        {
            return Skipped($"the cool-off of {schedule.CoolOff} after the run before is not over");
        }

        RetuneRun[] today = [.. started.Where(run => run.CreatedAt.UtcDateTime.Date == now.UtcDateTime.Date)];
        if (today.Length >= schedule.Budget.Runs)
        {
            return Skipped(string.Create(CultureInfo.InvariantCulture, $"the day's budget of {schedule.Budget.Runs} runs is spent"));
        }

        if (today.Sum(run => (long)run.Trials) >= schedule.Budget.Trials)
        {
            return Skipped(string.Create(CultureInfo.InvariantCulture, $"the day's budget of {schedule.Budget.Trials} trials is spent"));
        }

        if (started.FirstOrDefault(run => run.Blocks || run.State is RunState.Queued) is not { } before)
        {
            return new Admission(RunState.Claimed, null, reason);
        }

        return schedule.Overlap switch
        {
            OverlapPolicy.Skip => Skipped($"{before.RunId} has not ended"),
            _ => new Admission(RunState.Queued, null, reason),
        };
    }

    private static Admission Skipped(string why) => new(RunState.Ended, RunOutcome.Skipped, why);
}
