using System.Globalization;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Retuning.Promotions;

/// <summary>Names runs: the same cause always has the same name, so that it is claimed once.</summary>
public static class RunIds
{
    /// <summary>The run of a time of the clock, or of an hour that a trigger looked at.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trigger">What starts it.</param>
    /// <param name="at">The time.</param>
    public static string Of(string schedule, TriggerKind trigger, DateTimeOffset at) =>
        Of(schedule, trigger, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));

    /// <summary>The run of another cause.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="trigger">What starts it.</param>
    /// <param name="cause">The cause, such as the beginning of a hash: letters, digits and '-'.</param>
    public static string Of(string schedule, TriggerKind trigger, string cause) =>
        trigger is TriggerKind.Cron ? $"retune-{schedule}-{cause}" : $"retune-{schedule}-{Words.Of(trigger)}-{cause}";
}
