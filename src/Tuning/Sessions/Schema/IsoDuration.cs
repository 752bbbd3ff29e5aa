using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Tuning.Sessions.Schema;

/// <summary>Durations of ISO 8601 whose length is fixed: weeks, or days, hours, minutes and seconds.</summary>
public static partial class IsoDuration
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(36_500);

    /// <summary>The length of a duration, or null when the text is none or exceeds a hundred years.</summary>
    /// <param name="text">A text such as PT10S, P1DT12H or P2W.</param>
    public static TimeSpan? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var ticks = 0m;
        foreach (var (unit, length) in s_units)
        {
            var group = match.Groups[unit];
            ticks += group.Success ? decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * length : 0;
        }

        return ticks <= s_longest.Ticks ? TimeSpan.FromTicks((long)decimal.Truncate(ticks)) : null;
    }

    /// <summary>The duration as ISO 8601.</summary>
    /// <param name="duration">A length of 0 or more.</param>
    public static string Format(TimeSpan duration) => XmlConvert.ToString(duration);

    private static readonly (string Unit, long Ticks)[] s_units =
    [
        ("weeks", 7 * TimeSpan.TicksPerDay), ("days", TimeSpan.TicksPerDay), ("hours", TimeSpan.TicksPerHour),
        ("minutes", TimeSpan.TicksPerMinute), ("seconds", TimeSpan.TicksPerSecond),
    ];

    [GeneratedRegex(
        @"^P(?:(?<weeks>[0-9]{1,9})W|(?=[0-9]|T[0-9])(?:(?<days>[0-9]{1,9})D)?(?:T(?=[0-9])(?:(?<hours>[0-9]{1,9})H)?(?:(?<minutes>[0-9]{1,9})M)?(?:(?<seconds>[0-9]{1,9}(?:\.[0-9]{1,7})?)S)?)?)\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
