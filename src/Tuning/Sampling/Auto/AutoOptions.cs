using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.Tpe;

namespace Tuning.Sampling.Auto;

/// <summary>The settings of the sampler that suits itself to the space and to what it sees.</summary>
public sealed record AutoOptions : ISamplerOptions
{
    /// <summary>Sobol trials before the first model. Default 10, 2 to 10,000.</summary>
    public int StartTrials { get; init; } = 10;

    /// <summary>Trials for which Gaussian processes propose; CMA-ES or TPE go on from there. Default 250, 10 to 1500.</summary>
    public int ModelTrials { get; init; } = 250;

    /// <summary>The success rate at which each model's share is held at least, 0 to 1. Default .1.</summary>
    public double LeastSuccess { get; init; } = 0.1;

    /// <summary>How fast earlier successes of a model are forgotten: the factor by which they count after each further
    /// trial of that model. Default .9, 0 to 1.</summary>
    public double Memory { get; init; } = 0.9;

    /// <summary>What counts as a success: an improvement by this share of the distance from best to median. Default .001,
    /// 0 to 1.</summary>
    public double Improvement { get; init; } = 0.001;

    /// <summary>The settings of the joint model, and of the others as far as they do not differ by their nature.</summary>
    public GpOptions Model { get; init; } = new();

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
