using System.Collections.Immutable;

namespace Tuning.Retuning.Schedules;

/// <summary>Which runs of a schedule are due, from the instant up to which they are claimed already.</summary>
public static class DueRules
{
    /// <summary>How late a run may be noticed and still count as on time: 10 minutes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private const int MostAtOnce = 1_000;

    /// <summary>
    /// The runs that are due. A clock that went back makes none due again, since the claimed instant only grows; one that
    /// jumped ahead makes those in between due, and they count as missed.
    /// </summary>
    /// <param name="schedule">The schedule, enabled.</param>
    /// <param name="claimedUntil">The instant up to which its times are claimed.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>At most 1,000 runs in order of time; what is left comes with the next look.</returns>
    public static ImmutableArray<DueRun> Of(Schedule schedule, DateTimeOffset claimedUntil, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Times is not { } times)
        {
            return [];
        }

        ImmutableArray<DateTimeOffset> due = [.. times.Between(claimedUntil, now).Take(MostAtOnce)];
        // Whether the last one found is the latest that is due is known only when all are.
        var hasMore = due.Length == MostAtOnce && times.After(due[^1]) <= now;
        return
        [
            .. due.Select((at, index) => new DueRun(at, now - at > Grace && schedule.Missed switch
            {
                MissedRunPolicy.All => false,
                MissedRunPolicy.Latest => hasMore || index < due.Length - 1,
                _ => true,
            })),
        ];
    }
}
