using Tuning.Statistics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Annual ratios of hourly profit and loss, flat hours counted as 0.</summary>
internal static class HourlyRatios
{
    private const int LeastHours = 24;

    /// <summary>Mean over sample standard deviation; null under 24 hours or without variation.</summary>
    public static double? Sharpe(ReadOnlySpan<double> hourlyPnl)
    {
        var deviation = SampleDeviation(hourlyPnl);
        return deviation > 0 ? Mean(hourlyPnl) / deviation * Math.Sqrt(HourlyRecord.HoursPerYear) : null;
    }

    /// <summary>Mean over the root of the mean squared loss; null where the Sharpe ratio is, and without a losing hour.</summary>
    public static double? Sortino(ReadOnlySpan<double> hourlyPnl)
    {
        var squares = 0.0;
        foreach (var change in hourlyPnl)
        {
            var loss = Math.Min(change, 0);
            squares += loss * loss;
        }

        return SampleDeviation(hourlyPnl) > 0 && squares > 0
            ? Mean(hourlyPnl) / Math.Sqrt(squares / hourlyPnl.Length) * Math.Sqrt(HourlyRecord.HoursPerYear)
            : null;
    }

    /// <summary>The deviation with n - 1; 0 under 24 hours.</summary>
    private static double SampleDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < LeastHours)
        {
            return 0;
        }

        var mean = Mean(values);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (values.Length - 1));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
