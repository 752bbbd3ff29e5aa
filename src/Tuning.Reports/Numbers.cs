using System.Globalization;
using Tuning.Spaces;

namespace Tuning.Reports;

/// <summary>Numbers as people read them in a report: four significant digits, with separators.</summary>
internal static class Numbers
{
    public const string Absent = "–";

    public static string Of(double? value) => value switch
    {
        null => Absent,
        0 => "0",
        { } v when Math.Abs(v) >= 1e10 || Math.Abs(v) < 1e-4 => v.ToString("0.###e+0", CultureInfo.InvariantCulture),
        { } v when Math.Abs(v) >= 1000 => Whole(v),
        { } v => Trimmed(v),
    };

    /// <summary>With a sign, for money that may be lost.</summary>
    public static string Signed(double? value) => value is > 0 ? $"+{Of(value)}" : Of(value).Replace('-', '−');

    /// <summary>A metric: with a sign where it may be lost money.</summary>
    public static string Metric(string name, double? value) =>
        name.StartsWith("netPnl", StringComparison.Ordinal) ? Signed(value) : Of(value).Replace('-', '−');

    public static string Percent(double? share) => share is { } v ? $"{Trimmed(100 * v)} %" : Absent;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Value(ParameterValue value) => value switch
    {
        ParameterValue.Text text => text.Value,
        ParameterValue.Number number => Of(number.Value).Replace('-', '−'),
        _ => value.Canonical,
    };

    private static string Whole(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    private static string Trimmed(double value)
    {
        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(value), 1e-9))), 0, 8);
        var rounded = Math.Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("0.########", CultureInfo.InvariantCulture);
    }
}
