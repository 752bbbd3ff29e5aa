using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>How sure a Sharpe ratio is (Bailey and Lopez de Prado 2012 and 2014).</summary>
public static class SharpeProbability
{
    /// <summary>The standard deviation of the estimated ratio: sqrt((1 - g3 SR + (g4 - 1)/4 SR^2) / (T - 1)).</summary>
    /// <param name="shape">The ratio with its moments.</param>
    /// <param name="observations">T, at least 2.</param>
    public static double StandardDeviation(SharpeShape shape, int observations) =>
        Math.Sqrt(shape.VarianceFactor / (observations - 1));

    /// <summary>The probabilistic Sharpe ratio: the probability, 0 to 1, that the true ratio is above a benchmark; null where the
    /// moments leave no variance.</summary>
    /// <param name="shape">The ratio with its moments.</param>
    /// <param name="observations">T, at least 2.</param>
    /// <param name="benchmark">SR*, per observation.</param>
    public static double? Above(SharpeShape shape, int observations, double benchmark = 0)
    {
        if (observations < 2)
        {
            return null;
        }

        var deviation = StandardDeviation(shape, observations);
        return deviation > 0 ? NormalDistribution.Cdf((shape.Ratio - benchmark) / deviation) : null;
    }

    /// <summary>The deflated Sharpe ratio: the probability that the true ratio is above what the best of several worthless trials
    /// shows; null where the moments leave no variance.</summary>
    /// <param name="shape">The ratio of the best trial with its moments.</param>
    /// <param name="observations">T, at least 2.</param>
    /// <param name="trials">N, the number of independent trials, 1 and up.</param>
    /// <param name="variance">V, the variance of the trials' ratios, 0 and up.</param>
    public static double? Deflated(SharpeShape shape, int observations, double trials, double variance) =>
        Above(shape, observations, ExpectedMaximum.OfSharpes(trials, variance));
}
