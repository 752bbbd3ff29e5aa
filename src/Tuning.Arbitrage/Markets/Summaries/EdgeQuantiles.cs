namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>How an edge is distributed over the rows, each value in bps to the nearest .01.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Q01">What 1 % of the rows do not exceed.</param>
/// <param name="Q05">What 5 % of the rows do not exceed.</param>
/// <param name="Q25">What 25 % of the rows do not exceed.</param>
/// <param name="Median">What half of the rows do not exceed.</param>
/// <param name="Q75">What 75 % of the rows do not exceed.</param>
/// <param name="Q95">What 95 % of the rows do not exceed.</param>
/// <param name="Q99">What 99 % of the rows do not exceed.</param>
/// <param name="Q999">What 99.9 % of the rows do not exceed.</param>
/// <param name="Maximum">The largest.</param>
public sealed record EdgeQuantiles(
    double Minimum, double Q01, double Q05, double Q25, double Median, double Q75, double Q95, double Q99, double Q999, double Maximum);
