using System.Globalization;
using System.Runtime.InteropServices;
using Tuning.Sessions.Schema;

namespace Tuning.Validation.Splits;

/// <summary>A length as session files spell it.</summary>
/// <param name="Unit">What it counts.</param>
/// <param name="Amount">Nanoseconds or rows, 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WindowLength(WindowUnit Unit, long Amount)
{
    /// <summary>Nanoseconds of an hour, on whose bounds planned windows start and end.</summary>
    public const long HourNs = 3_600_000_000_000;

    private const string RowsSuffix = " rows";
    private const long NsPerTick = 100;

    /// <summary>Reads a length; null when the text is none.</summary>
    /// <param name="text">An ISO-8601 duration such as PT24H, or rows such as "20000 rows".</param>
    public static WindowLength? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.EndsWith(RowsSuffix, StringComparison.Ordinal))
        {
            return long.TryParse(text.AsSpan(0, text.Length - RowsSuffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                ? new WindowLength(WindowUnit.Rows, rows)
                : null;
        }

        return IsoDuration.Parse(text) is { } duration ? new WindowLength(WindowUnit.Time, duration.Ticks * NsPerTick) : null;
    }

    /// <summary>The length as session files spell it.</summary>
    public override string ToString() => Unit is WindowUnit.Rows
        ? string.Create(CultureInfo.InvariantCulture, $"{Amount}{RowsSuffix}")
        : Amount % HourNs == 0
            ? string.Create(CultureInfo.InvariantCulture, $"PT{Amount / HourNs}H")
            : IsoDuration.Format(TimeSpan.FromTicks(Amount / NsPerTick));
}
