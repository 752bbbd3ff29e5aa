using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The densities that hold the kernel's parameters in a sensible range: length scales log-normal with a median that grows
/// with the root of the dimension (Hvarfner, Hellsten, Nardi 2024), scale and noise gamma.
/// </summary>
internal sealed class GpPriors(GpOptions options)
{
    /// <summary>The parameters at which the search of the first fit starts: the mode of the length scales.</summary>
    public GpHyperparameters Mode(int dimensions, KernelShape shape)
    {
        int[] all = [.. Enumerable.Range(0, dimensions)];
        int[][] groups = shape is KernelShape.Joint ? [all] : [.. all.Select(j => new[] { j })];
        var terms = groups.Select(group =>
        {
            var weights = new double[group.Length];
            Array.Fill(weights, Elementary.Exp(-2 * (Median(group.Length) - options.LengthScaleVariance)));
            return new KernelTerm(group, weights, 1.0 / groups.Length);
        });
        return new([.. terms], Math.Max(options.MinimumNoise, 1e-4));
    }

    /// <summary>The logarithm of the density, up to a constant, and its gradient, both in log parameters.</summary>
    /// <param name="hyperparameters">The parameters.</param>
    /// <param name="gradient">Receives the gradient, in the order of <see cref="GpHyperparameters.ToLogs"/>.</param>
    public double LogDensity(GpHyperparameters hyperparameters, Span<double> gradient)
    {
        var density = 0.0;
        var next = 0;
        foreach (var term in hyperparameters.Terms)
        {
            var median = Median(term.Weights.Length);
            foreach (var weight in term.Weights)
            {
                var length = -0.5 * Elementary.Log(weight);
                var deviation = (length - median) / options.LengthScaleVariance;
                density -= length + (0.5 * deviation * (length - median));
                gradient[next++] = 0.5 * (1 + deviation);
            }

            var rate = options.ScaleRate * hyperparameters.Terms.Length;
            density += Gamma(term.Scale, options.ScaleShape, rate, out gradient[next++]);
        }

        return density + Gamma(hyperparameters.Noise, options.NoiseShape, options.NoiseRate, out gradient[next]);
    }

    private static double Gamma(double value, double shape, double rate, out double slope)
    {
        slope = shape - 1 - (rate * value);
        return ((shape - 1) * Elementary.Log(value)) - (rate * value);
    }

    private double Median(int dimensions) =>
        options.LengthScaleMedian + (Elementary.Log(Math.Max(1, dimensions)) / 2);
}
