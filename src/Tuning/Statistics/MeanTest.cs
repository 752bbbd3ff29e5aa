namespace Tuning.Statistics;

/// <summary>Tests of whether a mean is 0.</summary>
public static class MeanTest
{
    /// <summary>The t-statistic of the mean of independent observations; null with fewer than two or without variation.</summary>
    /// <param name="values">The observations.</param>
    public static double? Independent(ReadOnlySpan<double> values) =>
        Moments.Of(values) is { } moments ? moments.Mean / moments.Deviation * Math.Sqrt(values.Length) : null;

    /// <summary>
    /// The t-statistic of the mean with the variance of Newey and West (1987): Bartlett weights 1 - j/(lag + 1), and n/(n - 1) for
    /// the mean that was taken out, so that lag 0 is <see cref="Independent"/>. Null with fewer than two observations or without variance.
    /// </summary>
    /// <param name="values">The observations in order of time.</param>
    /// <param name="lag">The largest lag that correlates, 0 and up; at most n - 1 of them count.</param>
    public static double? NeweyWest(ReadOnlySpan<double> values, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        if (Moments.Of(values) is not { } moments)
        {
            return null;
        }

        var centred = new double[values.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = values[i] - moments.Mean;
        }

        var variance = Lagged(centred, 0);
        for (var j = 1; j <= Math.Min(lag, centred.Length - 1); j++)
        {
            variance += 2 * (1 - (j / (lag + 1.0))) * Lagged(centred, j);
        }

        return variance > 0 ? moments.Mean / Math.Sqrt(variance / (centred.Length - 1)) : null;
    }

    /// <summary>The covariance of observations that lie some steps apart, with 1/n.</summary>
    internal static double Lagged(ReadOnlySpan<double> centred, int steps)
    {
        var sum = 0.0;
        for (var i = steps; i < centred.Length; i++)
        {
            sum += centred[i] * centred[i - steps];
        }

        return sum / centred.Length;
    }
}
