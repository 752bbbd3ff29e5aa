using System.Collections.Immutable;

namespace Tuning.Validation.Figures;

/// <summary>
/// The chosen trial of the final search against what the best of as many worthless trials would show. Shown and never a gate: the
/// trials of a search differ in truth, and a deflation by their variance refuses every real edge.
/// </summary>
/// <param name="AnnualSharpe">Annual Sharpe ratio of the chosen trial, in sample.</param>
/// <param name="Trials">N: trials of distinct points.</param>
/// <param name="EffectiveTrials">N^ = rho + (1 - rho) N; null with fewer than two trials.</param>
/// <param name="Deflated">Deflated Sharpe ratio with N; null where it is undefined.</param>
/// <param name="DeflatedByEffective">Deflated Sharpe ratio with N^; null where it is undefined.</param>
/// <param name="MinimumBacktestYears">Years within which the best of N worthless trials shows this ratio; null unless it is above 0.</param>
public sealed record InSampleSharpe(
    double AnnualSharpe, int Trials, double? EffectiveTrials, double? Deflated, double? DeflatedByEffective, double? MinimumBacktestYears)
{
    /// <summary>The deflated Sharpe ratio against the number of trials, 1 to 10,000; empty where it is undefined.</summary>
    public ImmutableArray<DeflationPoint> Curve { get; init; } = [];
}
