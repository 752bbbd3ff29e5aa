using System.Globalization;

namespace Tuning.Cli.Layout;

/// <summary>Numbers as people read them. Documents for machines keep every digit; these texts do not.</summary>
internal static class Figures
{
    /// <summary>What stands for a number that is undefined.</summary>
    public const string Absent = "-";

    /// <summary>A number with six significant digits at most; undefined ones show as a dash.</summary>
    /// <param name="value">The number.</param>
    public static string Of(double? value) => value switch
    {
        null => Absent,
        var v when Math.Abs(v.Value) >= 1e6 => v.Value.ToString("N0", CultureInfo.InvariantCulture),
        var v when Math.Abs(v.Value) >= 1e-3 || v.Value == 0 => v.Value.ToString("#,0.####", CultureInfo.InvariantCulture),
        var v => v.Value.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>A count with separators.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Money with two decimals; what rounds to nothing has no sign.</summary>
    /// <param name="amount">The amount.</param>
    public static string Money(double amount) => (Math.Round(amount, 2) + 0.0).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1 as per cent.</summary>
    /// <param name="share">The share.</param>
    public static string Percent(double share) => $"{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)} %";

    /// <summary>A time in UTC to the millisecond.</summary>
    /// <param name="timeNs">Nanoseconds since the Unix epoch.</param>
    public static string Time(long timeNs) =>
        DateTimeOffset.UnixEpoch.AddTicks(timeNs / 100).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
