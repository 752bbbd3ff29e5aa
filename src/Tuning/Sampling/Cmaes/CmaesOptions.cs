namespace Tuning.Sampling.Cmaes;

/// <summary>
/// Settings of the covariance matrix adaptation evolution strategy (Hansen 2016, "The CMA evolution strategy: a tutorial") with
/// active weights, restarts with growing populations and the margin of Hamano et al. (2022) on finite axes.
/// A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names it.
/// </summary>
public sealed record CmaesOptions : ISamplerOptions
{
    /// <summary>Trials of a generation. Default absent: 4 + floor(3 ln d) for d parameters; 4 to 100,000.</summary>
    public int? Population { get; init => field = value is { } given ? Allowed.Within(given, 4, 100_000) : null; }

    /// <summary>The first standard deviation as a share of the range. Default 1/6, above 0, at most 1.</summary>
    public double Sigma { get; init => field = Allowed.Above(value, 0, 1); } = 1.0 / 6;

    /// <summary>By how much a restart multiplies the population (Auger, Hansen 2005). Default 2, 1 to 100.</summary>
    public double RestartGrowth { get; init => field = Allowed.Within(value, 1, 100); } = 2;

    /// <summary>The largest population of a restart, in trials. Default 256, 4 to 100,000.</summary>
    public int LargestPopulation { get; init => field = Allowed.Within(value, 4, 100_000); } = 256;

    /// <summary>The standard deviation, as a share of the range, below which on every axis a start has converged (Hansen 2016,
    /// TolX). Default 1e-10, above 0, at most 1.</summary>
    public double Converged { get; init => field = Allowed.Above(value, 0, 1); } = 1e-10;

    /// <summary>The relative spread of the best losses of <see cref="Patience"/> + 30 d / population generations at which a
    /// start has converged (Hansen 2016, TolFun and EqualFunVals). Default 1e-14, 0 to 1.</summary>
    public double Flat { get; init => field = Allowed.Within(value, 0, 1); } = 1e-14;

    /// <summary>See <see cref="Flat"/>. Default 10 generations, 1 to 100,000.</summary>
    public int Patience { get; init => field = Allowed.Within(value, 1, 100_000); } = 10;

    /// <summary>
    /// The least probability that a finite axis leaves its most probable value, times the number of axes and the population.
    /// Default 1, 0 to 1,000,000; 0 switches the margin off.
    /// </summary>
    public double Margin { get; init => field = Allowed.Within(value, 0, 1_000_000); } = 1;

    /// <summary>
    /// The number of the first trial that counts as one of the strategy's own; measured trials below it, those of earlier
    /// sessions included, give the start (Nomura et al. 2021). Default 0, 0 and up.
    /// </summary>
    public int FirstTrial { get; init => field = Allowed.Within(value, 0, int.MaxValue); }

    /// <summary>The share of the earlier trials that gives the start. Default .1, above 0, at most 1.</summary>
    public double WarmStartShare { get; init => field = Allowed.Above(value, 0, 1); } = 0.1;

    /// <summary>The standard deviation, as a share of the range, that is added to the spread of those trials. Default .1, above 0,
    /// at most 1.</summary>
    public double WarmStartSpread { get; init => field = Allowed.Above(value, 0, 1); } = 0.1;

    /// <summary>Draws of a point before one outside the box is moved to its edge. Default 20, 1 to 1000.</summary>
    public int Redraws { get; init => field = Allowed.Within(value, 1, 1000); } = 20;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new CmaesSampler(context, this);
}
