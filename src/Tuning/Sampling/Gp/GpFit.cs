using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>Finds the kernel's parameters that make the observations most probable.</summary>
internal static class GpFit
{
    private const double LowestWeight = -12;
    private const double HighestWeight = 9;
    private const double ScaleRange = 9;
    private const int Memory = 8;
    private const double Tolerance = 1e-4;

    /// <summary>The kernel's parameters and the value that they reach, smaller is better.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="targets">Standardised observations, array of points.</param>
    /// <param name="priors">The priors.</param>
    /// <param name="start">Where the search starts.</param>
    /// <param name="iterations">The most steps.</param>
    /// <param name="minimumNoise">The least variance of an observation.</param>
    public static (GpHyperparameters Hyperparameters, double Value) Fit(
        GpPoints points, double[] targets, GpPriors priors, GpHyperparameters start, int iterations, double minimumNoise)
    {
        var logs = start.ToLogs();
        var low = new double[logs.Length];
        var high = new double[logs.Length];
        var next = 0;
        foreach (var term in start.Terms)
        {
            foreach (var _ in term.Weights)
            {
                (low[next], high[next++]) = (LowestWeight, HighestWeight);
            }

            (low[next], high[next++]) = (-ScaleRange, ScaleRange);
        }

        (low[next], high[next]) = (Elementary.Log(minimumNoise), 0);
        var marginal = new GpMarginal(points, targets, priors, start);
        var value = new Lbfgs(low, high, Memory, iterations, Tolerance).Minimize(marginal.Evaluate, logs);
        return (double.IsFinite(value) ? start.WithLogs(logs) : start, value);
    }
}
