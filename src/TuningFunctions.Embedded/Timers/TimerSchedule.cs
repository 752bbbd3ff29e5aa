using NCrontab;

namespace TuningFunctions.Embedded.Timers;

/// <summary>A six-field NCRONTAB schedule in UTC.</summary>
internal sealed class TimerSchedule(string expression)
{
    private readonly CrontabSchedule _schedule = CrontabSchedule.Parse(expression, new() { IncludingSeconds = true });

    /// <summary>The first occurrence after an instant.</summary>
    public DateTime After(DateTime instant) => DateTime.SpecifyKind(_schedule.GetNextOccurrence(instant), DateTimeKind.Utc);

    /// <summary>Whether the schedule fires more than once a minute: such a one is never monitored.</summary>
    public bool IsFrequent(DateTime instant)
    {
        var next = After(instant);
        return After(next) - next < TimeSpan.FromMinutes(1);
    }
}
