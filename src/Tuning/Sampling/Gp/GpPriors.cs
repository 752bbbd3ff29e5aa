using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The densities that hold the kernel's parameters in a sensible range: length scales log-normal with a median that grows
/// with the root of the dimension (Hvarfner, Hellsten, Nardi 2024), scale and noise gamma.
/// </summary>
internal sealed class GpPriors
{
    private readonly double _median;
    private readonly GpOptions _options;

    public GpPriors(GpOptions options, int dimensions)
    {
        _options = options;
        _median = Math.Sqrt(2) + (Elementary.Log(Math.Max(1, dimensions)) / 2);
    }

    /// <summary>The parameters at which the search of the first fit starts: the mode of the length scales.</summary>
    public GpHyperparameters Mode(int dimensions)
    {
        var weight = Elementary.Exp(-2 * (_median - _options.LengthScaleVariance));
        var weights = new double[dimensions];
        Array.Fill(weights, weight);
        return new(weights, 1, Math.Max(_options.MinimumNoise, 1e-4));
    }

    /// <summary>The logarithm of the density, up to a constant, and its gradient, both in log parameters.</summary>
    /// <param name="logs">Logarithms of the weights, of the scale and of the noise.</param>
    /// <param name="gradient">Receives the gradient, array of the same length.</param>
    public double LogDensity(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var dimensions = logs.Length - 2;
        var density = 0.0;
        for (var j = 0; j < dimensions; j++)
        {
            var length = -0.5 * logs[j];
            var deviation = (length - _median) / _options.LengthScaleVariance;
            density -= length + (0.5 * deviation * (length - _median));
            gradient[j] = 0.5 * (1 + deviation);
        }

        var scale = Elementary.Exp(logs[dimensions]);
        density += ((_options.ScaleShape - 1) * logs[dimensions]) - (_options.ScaleRate * scale);
        gradient[dimensions] = _options.ScaleShape - 1 - (_options.ScaleRate * scale);
        var noise = Elementary.Exp(logs[dimensions + 1]);
        density += ((_options.NoiseShape - 1) * logs[dimensions + 1]) - (_options.NoiseRate * noise);
        gradient[dimensions + 1] = _options.NoiseShape - 1 - (_options.NoiseRate * noise);
        return density;
    }
}
