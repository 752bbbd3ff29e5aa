using System.Collections.Immutable;

namespace Tuning.Sampling.Gp;

/// <summary>The settings of the Gaussian-process sampler.</summary>
public sealed record GpOptions : ISamplerOptions
{
    /// <summary>Quasi-random trials before the first model; 0 takes 1 + dimensions. Default 0, 0 to 10,000.</summary>
    public int StartTrials { get; init; }

    /// <summary>Points at which the acquisition is looked at before it is climbed. Default 2048, 1 to 1,000,000.</summary>
    public int Candidates { get; init; } = 2048;

    /// <summary>Climbs, the incumbent's included. Default 10, 1 to 1000.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>Steps of one climb of the acquisition. Default 30, 1 to 1000.</summary>
    public int ClimbIterations { get; init; } = 30;

    /// <summary>Steps of one fit of the kernel's parameters from a warm start. Default 12, 1 to 1000.</summary>
    public int FitIterations { get; init; } = 12;

    /// <summary>Steps of a fit from the priors' mode. Default 40, 1 to 1000.</summary>
    public int FirstFitIterations { get; init; } = 40;

    /// <summary>The kernel's parameters are fitted again after a share 1/RefitShare of the trials. Default 50, 1 to 1000.</summary>
    public int RefitShare { get; init; } = 50;

    /// <summary>The most observations that the model holds; the best and the newest are kept. Default 1500, 10 to 10,000.</summary>
    public int MaximumPoints { get; init; } = 1500;

    /// <summary>The least variance of an observation, in standardised units. Default 1e-6, above 0.</summary>
    public double MinimumNoise { get; init; } = 1e-6;

    /// <summary>The median of the logarithm of a length scale in one dimension; half the logarithm of the dimension is added
    /// (Hvarfner, Hellsten, Nardi 2024). Default sqrt(2), -10 to 10.</summary>
    public double LengthScaleMedian { get; init; } = 1.4142135623730951;

    /// <summary>The variance of the logarithm of a length scale (Hvarfner, Hellsten, Nardi 2024). Default 3, above 0.</summary>
    public double LengthScaleVariance { get; init; } = 3;

    /// <summary>Shape of the gamma density of the scale. Default 2, above 0.</summary>
    public double ScaleShape { get; init; } = 2;

    /// <summary>Rate of the gamma density of the scale. Default 1, above 0.</summary>
    public double ScaleRate { get; init; } = 1;

    /// <summary>Shape of the gamma density of the noise. Default 1.1, above 0.</summary>
    public double NoiseShape { get; init; } = 1.1;

    /// <summary>Rate of the gamma density of the noise. Default 30, above 0.</summary>
    public double NoiseRate { get; init; } = 30;

    /// <summary>The warps that the likelihood chooses from: shifts of the logarithm in distances from the best to the
    /// median observation, infinite for none. Default infinite, 1, .1, .01; each above 0.</summary>
    public ImmutableArray<double> Shifts { get; init; } = [double.PositiveInfinity, 1, 0.1, 0.01];

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new GpSampler(context, this);
}
