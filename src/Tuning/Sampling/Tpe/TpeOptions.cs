namespace Tuning.Sampling.Tpe;

/// <summary>
/// Settings of the multivariate tree-structured Parzen estimator. The defaults but the fine bandwidth are those that Watanabe (2023, "Tree-structured
/// Parzen estimator: understanding its algorithm components and their roles for better empirical performance") recommends.
/// </summary>
public sealed record TpeOptions : ISamplerOptions
{
    /// <summary>Trials that are points of a scrambled Sobol sequence before the model is used; 1 and up, default 10.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>Points drawn from the good group's density, of which the best is suggested; 1 and up, default 24.</summary>
    public int Candidates { get; init; } = 24;

    /// <summary>The good group's share of the measured trials; above 0, at most 1, default .15. Ignored in conditional spaces.</summary>
    public double GoodShare { get; init; } = 0.15;

    /// <summary>The largest good group; 1 and up, default 25 trials.</summary>
    public int GoodAtMost { get; init; } = 25;

    /// <summary>
    /// In conditional spaces the good group is this number times the square root of the trials (Bergstra et al. 2011); above 0,
    /// default .25.
    /// </summary>
    public double ConditionalGoodFactor { get; init; } = 0.25;

    /// <summary>Newest trials of the bad group that have full weight, older ones on a linear ramp; 1 and up, default 25.</summary>
    public int FullWeightTrials { get; init; } = 25;

    /// <summary>The smallest bandwidth as a share of the range; above 0, at most 1, default .03.</summary>
    public double SmallestBandwidth { get; init; } = 0.03;

    /// <summary>The smallest bandwidth of every <see cref="FineEvery"/>th trial, as a share of the range: wide kernels blur what
    /// lies close together, and narrow ones alone find valleys late; above 0, at most 1, default .01.</summary>
    public double FineBandwidth { get; init; } = 0.01;

    /// <summary>One in this many trials is proposed with <see cref="FineBandwidth"/>; 1 and up, default 3.</summary>
    public int FineEvery { get; init; } = 3;

    /// <summary>
    /// The bandwidth is also at least the range divided by (1 + n)^this, n kernels, or by 100 if that is less; 0 and up, default 2.
    /// </summary>
    public double BandwidthExponent { get; init; } = 2;

    /// <summary>Trials that every branch of a conditional space gets before branches compete; 1 and up, default 10.</summary>
    public int BranchQuota { get; init; } = 10;

    /// <summary>
    /// What each branch counts when branches compete, in addition to its trials among the good ones; above 0, default .5 trials.
    /// </summary>
    public double BranchPrior { get; init; } = 0.5;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new TpeSampler(context, this);
}
