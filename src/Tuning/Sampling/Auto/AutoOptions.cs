using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.Tpe;

namespace Tuning.Sampling.Auto;

/// <summary>
/// The settings of the sampler that suits itself to the space and to what it sees.
/// A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names it.
/// </summary>
public sealed record AutoOptions : ISamplerOptions
{
    /// <summary>Sobol trials before the first model. Default 10, 2 to 10,000.</summary>
    public int StartTrials { get; init => field = Allowed.Within(value, 2, 10_000); } = 10;

    /// <summary>Trials for which Gaussian processes propose; CMA-ES or TPE go on from there. Default 250, 10 to 1500.</summary>
    public int ModelTrials { get; init => field = Allowed.Within(value, 10, 1500); } = 250;

    /// <summary>The success rate that each model is credited with before its first trial. Default .3, 0 to 1.</summary>
    public double FirstSuccess { get; init => field = Allowed.Within(value, 0, 1); } = 0.3;

    /// <summary>The success rate at which each model's share is held at least. Default .1, above 0, at most 1.</summary>
    public double LeastSuccess { get; init => field = Allowed.Above(value, 0, 1); } = 0.1;

    /// <summary>How fast earlier successes of a model are forgotten: the factor by which they count after each further
    /// trial of that model. Default .9, 0 to 1.</summary>
    public double Memory { get; init => field = Allowed.Within(value, 0, 1); } = 0.9;

    /// <summary>What counts as a success: an improvement by this share of the distance from best to median. Default .001,
    /// 0 to 1.</summary>
    public double Improvement { get; init => field = Allowed.Within(value, 0, 1); } = 0.001;

    /// <summary>The settings of the joint model, and of the others as far as they do not differ by their nature.</summary>
    public GpOptions Model { get; init; } = new();

    /// <summary>The median of the logarithm of a length scale in one dimension for the model of short length scales: half a
    /// range and less. Default -.9, -10 to 10.</summary>
    public double ShortLengthScaleMedian { get; init => field = Allowed.Within(value, -10, 10); } = -0.9;

    /// <summary>The variance of the same. Default .1, above 0, at most 100.</summary>
    public double ShortLengthScaleVariance { get; init => field = Allowed.Above(value, 0, 100); } = 0.1;

    /// <summary>The settings of TPE, which takes turns with the models in conditional spaces, and proposes after them there
    /// and where there are unordered categories.</summary>
    public TpeOptions Conditional { get; init; } = new();

    /// <summary>The settings of CMA-ES, which proposes after the models; its first trial is theirs plus one. It starts within
    /// a hundredth of the range of their best trials, since what is left after them is detail.</summary>
    public CmaesOptions Numeric { get; init; } = new() { WarmStartSpread = 0.01 };

    /// <summary>The settings of NSGA-II, which proposes for several objectives.</summary>
    public Nsga2Options Several { get; init; } = new();

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new AutoSampler(context, this);
}
