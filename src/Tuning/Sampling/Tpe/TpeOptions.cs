namespace Tuning.Sampling.Tpe;

/// <summary>
/// Settings of the multivariate tree-structured Parzen estimator. The defaults but the fine bandwidth are those that Watanabe (2023, "Tree-structured
/// Parzen estimator: understanding its algorithm components and their roles for better empirical performance") recommends.
/// A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names it.
/// </summary>
public sealed record TpeOptions : ISamplerOptions
{
    /// <summary>Trials that are points of a scrambled Sobol sequence before the model is used. Default 10, 1 to 10,000.</summary>
    public int Starts { get; init => field = Allowed.Within(value, 1, 10_000); } = 10;

    /// <summary>Points drawn from the good group's density, of which the best is suggested. Default 24, 1 to 10,000.</summary>
    public int Candidates { get; init => field = Allowed.Within(value, 1, 10_000); } = 24;

    /// <summary>The good group's share of the measured trials. Default .15, above 0, at most 1. Ignored in conditional spaces.</summary>
    public double GoodShare { get; init => field = Allowed.Above(value, 0, 1); } = 0.15;

    /// <summary>The largest good group, in trials. Default 25, 1 to 10,000.</summary>
    public int GoodAtMost { get; init => field = Allowed.Within(value, 1, 10_000); } = 25;

    /// <summary>
    /// In conditional spaces the good group is this number times the square root of the trials (Bergstra et al. 2011). Default
    /// .25, above 0, at most 100.
    /// </summary>
    public double ConditionalGoodFactor { get; init => field = Allowed.Above(value, 0, 100); } = 0.25;

    /// <summary>Newest trials of the bad group that have full weight, older ones on a linear ramp. Default 25, 1 to 1,000,000.</summary>
    public int FullWeightTrials { get; init => field = Allowed.Within(value, 1, 1_000_000); } = 25;

    /// <summary>The smallest bandwidth as a share of the range. Default .03, above 0, at most 1.</summary>
    public double SmallestBandwidth { get; init => field = Allowed.Above(value, 0, 1); } = 0.03;

    /// <summary>The smallest bandwidth of every <see cref="FineEvery"/>th trial, as a share of the range: wide kernels blur what
    /// lies close together, and narrow ones alone find valleys late. Default .01, above 0, at most 1.</summary>
    public double FineBandwidth { get; init => field = Allowed.Above(value, 0, 1); } = 0.01;

    /// <summary>One in this many trials is proposed with <see cref="FineBandwidth"/>. Default 3, 1 to 1,000,000.</summary>
    public int FineEvery { get; init => field = Allowed.Within(value, 1, 1_000_000); } = 3;

    /// <summary>
    /// The bandwidth is also at least the range divided by (1 + n)^this, n kernels, or by 100 if that is less. Default 2, 0 to 100.
    /// </summary>
    public double BandwidthExponent { get; init => field = Allowed.Within(value, 0, 100); } = 2;

    /// <summary>Trials that every branch of a conditional space gets before branches compete. Default 10, 1 to 10,000.</summary>
    public int BranchQuota { get; init => field = Allowed.Within(value, 1, 10_000); } = 10;

    /// <summary>
    /// What each branch counts when branches compete, in addition to its trials among the good ones, in trials. Default .5,
    /// above 0, at most 10,000.
    /// </summary>
    public double BranchPrior { get; init => field = Allowed.Above(value, 0, 10_000); } = 0.5;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new TpeSampler(context, this);
}
