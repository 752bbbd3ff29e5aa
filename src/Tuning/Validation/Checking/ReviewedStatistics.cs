namespace Tuning.Validation.Checking;

/// <summary>The few statistics that the independent check needs, by other formulas than the first code's.</summary>
internal static class ReviewedStatistics
{
    private const double Negligible = 1e-13;

    /// <summary>The t of a mean whose variance sums the products of all pairs up to a lag; null without variation.</summary>
    public static double? T(List<double> values, int lag)
    {
        var count = values.Count;
        if (count < 2 || !Varies(values))
        {
            return null;
        }

        var mean = Mean(values);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            for (var j = Math.Max(0, i - lag); j <= Math.Min(count - 1, i + lag); j++)
            {
                sum += (lag + 1 - Math.Abs(i - j)) * (values[i] - mean) * (values[j] - mean);
            }
        }

        var variance = sum / (lag + 1) / count / (count - 1);
        return variance > 0 ? mean / Math.Sqrt(variance) : null;
    }

    /// <summary>Skewness and raw kurtosis, from powers about 0.</summary>
    public static (double Skewness, double Kurtosis) Shape(List<double> values)
    {
        var scale = values.Max(Math.Abs);
        var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var unit = value / scale;
            one += unit / values.Count;
            two += unit * unit / values.Count;
            three += unit * unit * unit / values.Count;
            four += unit * unit * unit * unit / values.Count;
        }

        var variance = two - (one * one);
        return (
            (three - (3 * one * two) + (2 * one * one * one)) / Math.Pow(variance, 1.5),
            (four - (4 * one * three) + (6 * one * one * two) - (3 * one * one * one * one)) / (variance * variance));
    }

    /// <summary>The normal distribution, by its series near 0 and its continued fraction in the tails.</summary>
    public static double NormalProbability(double z)
    {
        var size = Math.Abs(z);
        var density = Math.Exp(-.5 * z * z) / Math.Sqrt(2 * Math.PI);
        if (size < 3)
        {
            var (term, sum) = (z, z);
            for (var n = 3; n < 200; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }

            return .5 + (density * sum);
        }

        var fraction = 0.0;
        for (var n = 200; n >= 1; n--)
        {
            fraction = n / (size + fraction);
        }

        var tail = density / (size + fraction);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>The quantile of the normal distribution, by halving.</summary>
    public static double NormalQuantile(double probability)
    {
        var (low, high) = (-40.0, 40.0);
        for (var halving = 0; halving < 100; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = NormalProbability(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Mean(List<double> values)
    {
        var mean = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            mean += (values[i] - mean) / (i + 1);
        }

        return mean;
    }

    private static bool Varies(List<double> values) =>
        values.Max() - values.Min() > Negligible * values.Max(Math.Abs);
}
