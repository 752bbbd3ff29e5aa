namespace Tuning.Arbitrage.Backtesting;

/// <summary>Conversions of the unit in which the columns hold time.</summary>
internal static class Nanoseconds
{
    public const long PerHour = 3_600_000_000_000;
    public const double PerDay = 86_400e9;
    public const double PerSecond = 1e9;

    private const double PerMillisecond = 1e6;

    /// <summary>Whole nanoseconds, and the largest number there is for a duration beyond 290 years.</summary>
    public static long FromMilliseconds(double milliseconds)
    {
        var nanoseconds = Math.Round(milliseconds * PerMillisecond);
        return nanoseconds >= long.MaxValue / 2 ? long.MaxValue / 2 : (long)nanoseconds;
    }
}
