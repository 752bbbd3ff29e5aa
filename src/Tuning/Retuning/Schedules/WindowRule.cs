using System.Globalization;
using System.Text.RegularExpressions;

namespace Tuning.Retuning.Schedules;

/// <summary>Which data a run is tuned on: the last so many days, hours or weeks before the newest row.</summary>
/// <param name="Length">Length of the window, above 0.</param>
public sealed partial record WindowRule(TimeSpan Length)
{
    /// <summary>How a rule is written.</summary>
    public const string Form = "last and a whole number of hours, days or weeks, such as \"last 28 days\"";

    /// <summary>Reads a rule; null where it is none.</summary>
    /// <param name="text">The rule, such as <c>last 28 days</c>.</param>
    public static WindowRule? Parse(string? text)
    {
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
        {
            return null;
        }

        var count = int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        return new WindowRule(match.Groups["unit"].Value switch
        {
            "hour" => TimeSpan.FromHours(count),
            "week" => TimeSpan.FromDays(7 * count),
            _ => TimeSpan.FromDays(count),
        });
    }

    /// <summary>The rule as it is written.</summary>
    public override string ToString() => Length.Ticks % TimeSpan.TicksPerDay == 0
        ? string.Create(CultureInfo.InvariantCulture, $"last {Length.TotalDays} days")
        : string.Create(CultureInfo.InvariantCulture, $"last {Length.TotalHours} hours");

    [GeneratedRegex("^last (?<count>[1-9][0-9]{0,3}) (?<unit>hour|day|week)s?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
