using System.Runtime.InteropServices;

namespace Tuning.Statistics;

/// <summary>The first four moments of a record.</summary>
/// <param name="Count">The number of observations.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation with n - 1, above 0.</param>
/// <param name="Skewness">Third central moment over the deviation (with n) cubed; 0 for the normal distribution.</param>
/// <param name="Kurtosis">Fourth central moment over the deviation (with n) to the fourth: raw, 3 for the normal distribution.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Moments(int Count, double Mean, double Deviation, double Skewness, double Kurtosis)
{
    /// <summary>The Sharpe ratio per observation with its shape.</summary>
    public SharpeShape Sharpe => new(Mean / Deviation, Skewness, Kurtosis);

    /// <summary>The moments of a record; null with fewer than two observations or without variation.</summary>
    /// <param name="values">The observations, finite.</param>
    public static Moments? Of(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var mean = MeanOf(values);
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        var size = 0.0;
        foreach (var value in values)
        {
            var distance = value - mean;
            var square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
            size = Math.Max(size, Math.Abs(value));
        }

        // A record of one repeated value varies by rounding alone.
        var variance = second / values.Length;
        if (!(Math.Sqrt(variance) > 1e-14 * size))
        {
            return null;
        }

        return new Moments(
            values.Length,
            mean,
            Math.Sqrt(second / (values.Length - 1)),
            third / values.Length / (variance * Math.Sqrt(variance)),
            fourth / values.Length / (variance * variance));
    }

    /// <summary>The mean of a record, summed in order.</summary>
    /// <param name="values">The observations, at least one.</param>
    public static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
