using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>What the best of several worthless trials is expected to show (Bailey and Lopez de Prado 2014).</summary>
public static class ExpectedMaximum
{
    private const double EulersGamma = 0.5772156649015329;

    /// <summary>The expected maximum of standard normal numbers: (1 - y) Zinv(1 - 1/N) + y Zinv(1 - 1/(N e)); 0 for one.</summary>
    /// <param name="count">N, 1 and up; an effective number need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no trial.</exception>
    public static double OfNormals(double count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count == 1
            ? 0
            : (-(1 - EulersGamma) * NormalDistribution.Quantile(1 / count)) - (EulersGamma * NormalDistribution.Quantile(1 / (count * Math.E)));
    }

    /// <summary>The expected maximum of the Sharpe ratios of trials without any merit, per observation.</summary>
    /// <param name="trials">N, 1 and up.</param>
    /// <param name="variance">V, the variance of the trials' ratios, 0 and up.</param>
    public static double OfSharpes(double trials, double variance) => Math.Sqrt(variance) * OfNormals(trials);
}
