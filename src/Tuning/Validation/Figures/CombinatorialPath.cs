namespace Tuning.Validation.Figures;

/// <summary>One path of a combinatorial purged cross-validation: every hour once, each earned by a set that was chosen without it.</summary>
/// <param name="NetPnl">Profit and loss, in the quote currency of A.</param>
/// <param name="AnnualSharpe">Annual Sharpe ratio of its hours; null where they never vary.</param>
public sealed record CombinatorialPath(double NetPnl, double? AnnualSharpe);
