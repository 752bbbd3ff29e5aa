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
        var dimensions = points.Dimensions;
        var low = new double[dimensions + 2];
        var high = new double[dimensions + 2];
        var logs = new double[dimensions + 2];
        for (var j = 0; j < dimensions; j++)
        {
            (low[j], high[j]) = (LowestWeight, HighestWeight);
            logs[j] = Elementary.Log(start.Weights[j]);
        }

        (low[dimensions], high[dimensions]) = (-ScaleRange, ScaleRange);
        (low[dimensions + 1], high[dimensions + 1]) = (Elementary.Log(minimumNoise), 0);
        logs[dimensions] = Elementary.Log(start.Scale);
        logs[dimensions + 1] = Elementary.Log(start.Noise);
        var marginal = new GpMarginal(points, targets, priors);
        var value = new Lbfgs(low, high, Memory, iterations, Tolerance).Minimize(marginal.Evaluate, logs);
        if (!double.IsFinite(value))
        {
            return (start, value);
        }

        var weights = new double[dimensions];
        for (var j = 0; j < dimensions; j++)
        {
            weights[j] = Elementary.Exp(logs[j]);
        }

        var noise = Math.Max(minimumNoise, Elementary.Exp(logs[dimensions + 1]));
        return (new(weights, Elementary.Exp(logs[dimensions]), noise), value);
    }
}
