using System.Collections.Immutable;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The settings of the Gaussian-process sampler.
/// A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names it.
/// </summary>
public sealed record GpOptions : ISamplerOptions
{
    /// <summary>Quasi-random trials before the first model; 0 takes 1 + dimensions. Default 0, 0 to 10,000.</summary>
    public int StartTrials { get; init => field = Allowed.Within(value, 0, 10_000); }

    /// <summary>Points at which the acquisition is looked at before it is climbed. Default 2048, 1 to 1,000,000.</summary>
    public int Candidates { get; init => field = Allowed.Within(value, 1, 1_000_000); } = 2048;

    /// <summary>The standard deviation, as a share of the range, of the candidates around the incumbent, one in four. Default
    /// .1, above 0, at most 1.</summary>
    public double NearWidth { get; init => field = Allowed.Above(value, 0, 1); } = 0.1;

    /// <summary>How far, as a share of the range, a point keeps from each pending one along one axis at least, while there are
    /// others. Default .001, 0 to 1.</summary>
    public double PendingDistance { get; init => field = Allowed.Within(value, 0, 1); } = 0.001;

    /// <summary>Climbs, the incumbent's included. Default 10, 1 to 1000.</summary>
    public int Starts { get; init => field = Allowed.Within(value, 1, 1000); } = 10;

    /// <summary>Steps of one climb of the acquisition. Default 30, 1 to 1000.</summary>
    public int ClimbIterations { get; init => field = Allowed.Within(value, 1, 1000); } = 30;

    /// <summary>The most levels of a discrete dimension of which each is tried after a climb; more are searched in ever
    /// smaller steps. Default 32, 1 to 1024.</summary>
    public int EnumeratedLevels { get; init => field = Allowed.Within(value, 1, 1024); } = 32;

    /// <summary>Steps of one fit of the kernel's parameters from a warm start. Default 12, 1 to 1000.</summary>
    public int FitIterations { get; init => field = Allowed.Within(value, 1, 1000); } = 12;

    /// <summary>Steps of a fit from the priors' mode. Default 40, 1 to 1000.</summary>
    public int FirstFitIterations { get; init => field = Allowed.Within(value, 1, 1000); } = 40;

    /// <summary>The kernel's parameters are fitted again after a share 1/RefitShare of the trials. Default 50, 1 to 1000.</summary>
    public int RefitShare { get; init => field = Allowed.Within(value, 1, 1000); } = 50;

    /// <summary>The most observations that the model holds; the best and the newest are kept. Default 1500, 10 to 10,000.</summary>
    public int MaximumPoints { get; init => field = Allowed.Within(value, 10, 10_000); } = 1500;

    /// <summary>The least variance of an observation, in standardised units. Default 1e-6, above 0, at most 1.</summary>
    public double MinimumNoise { get; init => field = Allowed.Above(value, 0, 1); } = 1e-6;

    /// <summary>The median of the logarithm of a length scale in one dimension; half the logarithm of the dimension is added
    /// (Hvarfner, Hellsten, Nardi 2024). Default sqrt(2), -10 to 10.</summary>
    public double LengthScaleMedian { get; init => field = Allowed.Within(value, -10, 10); } = 1.4142135623730951;

    /// <summary>The variance of the logarithm of a length scale (Hvarfner, Hellsten, Nardi 2024). Default 3, above 0, at most 100.</summary>
    public double LengthScaleVariance { get; init => field = Allowed.Above(value, 0, 100); } = 3;

    /// <summary>Shape of the gamma density of the scale. Default 2, above 0, at most 1000.</summary>
    public double ScaleShape { get; init => field = Allowed.Above(value, 0, 1000); } = 2;

    /// <summary>Rate of the gamma density of the scale. Default 1, above 0, at most 1000.</summary>
    public double ScaleRate { get; init => field = Allowed.Above(value, 0, 1000); } = 1;

    /// <summary>Shape of the gamma density of the noise. Default 1.1, above 0, at most 1000.</summary>
    public double NoiseShape { get; init => field = Allowed.Above(value, 0, 1000); } = 1.1;

    /// <summary>Rate of the gamma density of the noise. Default 30, above 0, at most 1000.</summary>
    public double NoiseRate { get; init => field = Allowed.Above(value, 0, 1000); } = 30;

    /// <summary>The warps that the likelihood chooses from (the logarithm with a shift: Box, Cox 1964, equation 2 with power 0),
    /// as shifts in distances from the best to the median observation, infinite for none. Default infinite, 1, .1, .01; at
    /// least one, each above 0.</summary>
    public ImmutableArray<double> Shifts
    {
        get;
        init => field = !value.IsDefaultOrEmpty && value.All(shift => shift > 0)
            ? value
            : throw Allowed.Refusal(nameof(Shifts), value.IsDefault ? "" : string.Join(", ", value), "at least one, each above 0");
    } = [double.PositiveInfinity, 1, 0.1, 0.01];

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new GpSampler(context, this);
}
