using System.Text.RegularExpressions;
using NCrontab;

namespace Tuning.Retuning.Schedules;

/// <summary>
/// The times of a cron expression in a time zone. A local time that a change of the clocks leaves out runs at the first
/// instant after the gap; one that comes twice runs the first time alone; two that fall together are one run.
/// </summary>
public sealed partial class ScheduleTimes
{
    /// <summary>How an expression is written.</summary>
    public const string CronForm =
        "five fields (minute hour day month weekday), or six with a leading 0 for the second, such as \"0 6 * * 1\", that come up at least once in five years";

    /// <summary>How a zone is named.</summary>
    public const string ZoneForm = "an IANA time zone such as Europe/Berlin, or UTC";

    private const int MostRunsAYear = 10_000;
    private const int Horizon = 5 * 366;

    private readonly CrontabSchedule _cron;
    private readonly TimeZoneInfo _zone;

    private ScheduleTimes(CrontabSchedule cron, TimeZoneInfo zone)
    {
        _cron = cron;
        _zone = zone;
    }

    /// <summary>Reads an expression; null where it is none, or never comes up.</summary>
    /// <param name="cron">The expression.</param>
    /// <param name="zone">The zone.</param>
    public static ScheduleTimes? Create(string cron, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(cron);
        ArgumentNullException.ThrowIfNull(zone);
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var six = fields.Length == 6 && fields[0] is "0" ? cron : fields.Length == 5 ? $"0 {cron}" : "";
        return CrontabSchedule.TryParse(six, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } parsed
            && new ScheduleTimes(parsed, zone) is var times
            && times.After(DateTimeOffset.UnixEpoch) is not null
                ? times
                : null;
    }

    /// <summary>Finds a time zone by its IANA name; null for other names, and for zones that this machine does not know.</summary>
    /// <param name="name">The name.</param>
    public static TimeZoneInfo? FindZone(string? name) =>
        name is not null && IanaName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>The first time after an instant, UTC; null where none comes up within five years.</summary>
    /// <param name="instant">The instant.</param>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, _zone).DateTime;
        var end = local.AddDays(Horizon);
        while (true)
        {
            local = _cron.GetNextOccurrence(local, end);
            if (local >= end)
            {
                return null;
            }

            // The second pass through an hour that comes twice has its occurrences behind it.
            var found = InstantOf(local);
            if (found > instant)
            {
                return found;
            }
        }
    }

    /// <summary>The times after one instant up to another, that one included, in order.</summary>
    /// <param name="after">The instant that they follow.</param>
    /// <param name="until">The last instant that counts.</param>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var next = After(after); next <= until; next = After(next.Value))
        {
            yield return next.Value;
        }
    }

    /// <summary>The next times.</summary>
    /// <param name="after">The instant that they follow.</param>
    /// <param name="count">How many, from 1.</param>
    public IEnumerable<DateTimeOffset> Next(DateTimeOffset after, int count) => Between(after, DateTimeOffset.MaxValue).Take(count);

    /// <summary>How many times fall into the 365 days after an instant, at most 10,000.</summary>
    /// <param name="after">The instant.</param>
    public int RunsAYear(DateTimeOffset after) => Between(after, after.AddDays(365)).Take(MostRunsAYear).Count();

    private DateTimeOffset InstantOf(DateTime local)
    {
        if (_zone.IsInvalidTime(local))
        {
            local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
            while (_zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }
        }

        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    [GeneratedRegex(@"^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IanaName();
}
