namespace Tuning.Sampling.Cmaes;

/// <summary>
/// Settings of the covariance matrix adaptation evolution strategy (Hansen 2016, "The CMA evolution strategy: a tutorial") with
/// active weights, restarts with growing populations and the margin of Hamano et al. (2022) on finite axes.
/// </summary>
public sealed record CmaesOptions : ISamplerOptions
{
    /// <summary>Trials of a generation; 4 and up, absent: 4 + floor(3 ln d) for d parameters.</summary>
    public int? Population { get; init; }

    /// <summary>The first standard deviation as a share of the range; above 0, default 1/6.</summary>
    public double Sigma { get; init; } = 1.0 / 6;

    /// <summary>By how much a restart multiplies the population (Auger, Hansen 2005); 1 and up, default 2.</summary>
    public double RestartGrowth { get; init; } = 2;

    /// <summary>The largest population of a restart; 4 and up, default 256 trials.</summary>
    public int LargestPopulation { get; init; } = 256;

    /// <summary>
    /// The least probability that a finite axis leaves its most probable value, times the number of axes and the population;
    /// 0 and up, default 1; 0 switches the margin off.
    /// </summary>
    public double Margin { get; init; } = 1;

    /// <summary>
    /// The number of the first trial that counts as one of the strategy's own; measured trials below it, those of earlier
    /// sessions included, give the start (Nomura et al. 2021). Default 0.
    /// </summary>
    public int FirstTrial { get; init; }

    /// <summary>The share of the earlier trials that gives the start; above 0, at most 1, default .1.</summary>
    public double WarmStartShare { get; init; } = 0.1;

    /// <summary>The standard deviation, as a share of the range, that is added to the spread of those trials; above 0, default .1.</summary>
    public double WarmStartSpread { get; init; } = 0.1;

    /// <summary>Draws of a point before one outside the box is moved to its edge; 1 and up, default 20.</summary>
    public int Redraws { get; init; } = 20;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new CmaesSampler(context, this);
}
