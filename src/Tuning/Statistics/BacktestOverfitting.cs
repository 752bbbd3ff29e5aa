using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tuning.Statistics;

/// <summary>How well the best parameter set of one half of the data does in the other half, over all ways to halve it.</summary>
/// <param name="Probability">PBO: the share of splits whose best set is not above the median out of sample, 0 to 1.</param>
/// <param name="ProbabilityOfLoss">The share of splits whose best set has a Sharpe ratio below 0 out of sample.</param>
/// <param name="Slope">The slope of out of sample on in sample of the best sets; it tends to -1 for one fixed winner, so the slope alone is no sign.</param>
/// <param name="Intercept">The intercept of that line.</param>
/// <param name="RSquared">The share of the variance that the line explains, 0 to 1.</param>
/// <param name="Splits">The number of splits, C(S, S/2).</param>
/// <param name="Columns">How many sets were compared.</param>
/// <param name="Dropped">How many were left out because their record never varies.</param>
public sealed record BacktestOverfitting(
    double Probability,
    double ProbabilityOfLoss,
    double Slope,
    double Intercept,
    double RSquared,
    int Splits,
    int Columns,
    int Dropped)
{
    /// <summary>The logit of the relative rank out of sample of each split's best set, in the order of the splits. Too many to be written with the rest.</summary>
    [JsonIgnore]
    public ImmutableArray<double> Logits { get; init; } = [];

    /// <summary>The mean of <see cref="Logits"/>.</summary>
    public required double MeanLogit { get; init; }

    /// <summary>Whether choosing the best dominates choosing at random out of sample, for everybody who prefers more (first order).</summary>
    public required bool DominatesFirstOrder { get; init; }

    /// <summary>The same for everybody who also shuns risk (second order).</summary>
    public required bool DominatesSecondOrder { get; init; }
}
