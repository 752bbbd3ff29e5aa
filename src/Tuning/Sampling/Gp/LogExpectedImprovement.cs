using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The logarithm of the expected improvement below a value (Ament, Daulton, Eriksson, Balandat, Bakshy 2023): finite
/// and with a slope where the improvement itself would vanish.
/// </summary>
internal static class LogExpectedImprovement
{
    private const double FarBelow = -12;
    private static readonly double _rootHalfPi = Math.Sqrt(Math.PI / 2);

    /// <summary>The value at a mean and variance, with its derivatives by both.</summary>
    /// <param name="best">The value to improve on; smaller is better.</param>
    /// <param name="mean">The expected value.</param>
    /// <param name="variance">The variance, above 0.</param>
    public static (double Value, double ByMean, double ByVariance) Evaluate(double best, double mean, double variance)
    {
        var deviation = Math.Sqrt(variance);
        var z = (best - mean) / deviation;
        var (logGain, slope) = Gain(z);
        return (logGain + Elementary.Log(deviation), -slope / deviation, (1 - (slope * z)) / (2 * variance));
    }

    /// <summary>log(density(z) + z cdf(z)) and its derivative.</summary>
    private static (double Value, double Slope) Gain(double z)
    {
        if (z > 0)
        {
            var cdf = NormalDistribution.Cdf(z);
            var gain = NormalDistribution.Density(z) + (z * cdf);
            return (Elementary.Log(gain), cdf / gain);
        }

        // gain = density (1 - t R(t)) with t = -z and Mills' ratio R; far out the difference is an asymptotic series.
        var t = -z;
        var ratio = _rootHalfPi * ErrorFunction.ScaledErfc(t / Math.Sqrt(2));
        double rest;
        if (z > FarBelow)
        {
            rest = 1 - (t * ratio);
        }
        else
        {
            var s = 1 / (t * t);
            rest = s * (1 - (s * (3 - (s * (15 - (s * (105 - (945 * s))))))));
        }

        return (NormalDistribution.LogDensity(z) + Elementary.Log(rest), ratio / rest);
    }
}
