namespace Tuning.Statistics;

/// <summary>What holds for every record of hourly profit and loss.</summary>
public static class HourlyRecord
{
    /// <summary>Hours of a year of a market that never closes: a ratio of hours times its root is an annual one.</summary>
    public const double HoursPerYear = 24 * 365;
}
