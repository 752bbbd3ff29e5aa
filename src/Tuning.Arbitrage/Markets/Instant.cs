using System.Globalization;

namespace Tuning.Arbitrage.Markets;

/// <summary>Times in nanoseconds since the Unix epoch, and their text in UTC.</summary>
public static class Instant
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long PerSecond = 1_000_000_000;

    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long PerMillisecond = 1_000_000;

    /// <summary>The time as ISO-8601 in UTC, with as many digits of the second as it has.</summary>
    /// <param name="timeNs">Nanoseconds since the Unix epoch.</param>
    public static string Text(long timeNs)
    {
        var seconds = Math.DivRem(timeNs, PerSecond, out var fraction);
        if (fraction < 0)
        {
            seconds--;
            fraction += PerSecond;
        }

        var whole = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var digits = fraction == 0 ? string.Empty : "." + fraction.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return whole + digits + "Z";
    }
}
