namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>ISO-8601 times: date, optional time of day to the nanosecond, optional offset; without one it is UTC.</summary>
public static class IsoTime
{
    private const long DayNs = 86_400 * Instant.PerSecond;

    /// <summary>Whether the text can only be ISO-8601: it has a dash after its first digits.</summary>
    /// <param name="text">The text, UTF-8.</param>
    public static bool Resembles(ReadOnlySpan<byte> text) => text.Length >= 10 && text[4] == (byte)'-';

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text, UTF-8, such as 2026-01-31T10:15:30.123456789+01:00.</param>
    /// <param name="timeNs">Nanoseconds since the Unix epoch.</param>
    /// <returns>False when it is no such time, or outside the years 1678 to 2261.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long timeNs)
    {
        timeNs = 0;
        if (!Resembles(text) || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || text[7] != (byte)'-'
            || !Digits(text, 8, 2, out var day) || year is < 1678 or > 2261 || month is < 1 or > 12
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        timeNs = (new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * DayNs;
        var rest = text[10..];
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTimeOfDay(rest[1..], out var ofDayNs, out var length)
            || !TryOffset(rest[(1 + length)..], out var offsetNs))
        {
            return false;
        }

        timeNs += ofDayNs - offsetNs;
        return true;
    }

    private static bool TryTimeOfDay(ReadOnlySpan<byte> text, out long ns, out int length)
    {
        ns = 0;
        length = 5;
        if (!Digits(text, 0, 2, out var hour) || text.Length < 5 || text[2] != (byte)':' || !Digits(text, 3, 2, out var minute)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        ns = ((hour * 60L) + minute) * 60 * Instant.PerSecond;
        if (text.Length <= 5 || text[5] != (byte)':')
        {
            return true;
        }

        if (!Digits(text, 6, 2, out var second) || second > 59)
        {
            return false;
        }

        ns += second * Instant.PerSecond;
        length = 8;
        if (text.Length <= 8 || text[8] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        var unit = Instant.PerSecond;
        var first = ++length;
        while (length < text.Length && (uint)(text[length] - '0') <= 9)
        {
            unit /= 10;
            ns += (text[length++] - '0') * unit;
        }

        return length > first;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long ns)
    {
        ns = 0;
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || !Digits(text, 1, 2, out var hours) || hours > 18)
        {
            return false;
        }

        var minutes = 0;
        var at = text.Length > 3 && text[3] == (byte)':' ? 4 : 3;
        if (text.Length != 3 && (text.Length != at + 2 || !Digits(text, at, 2, out minutes) || minutes > 59))
        {
            return false;
        }

        ns = ((hours * 60L) + minutes) * 60 * Instant.PerSecond * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count)
        {
            return false;
        }

        foreach (var letter in text.Slice(start, count))
        {
            if ((uint)(letter - '0') > 9)
            {
                return false;
            }

            value = (value * 10) + (letter - '0');
        }

        return true;
    }
}
