namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>How alive a venue is.</summary>
/// <param name="ChangedShare">Share of the rows whose bid or ask differs from the row before, the first row counted as a change; 0 to 1.</param>
/// <param name="LongestStandSeconds">The longest time without a change.</param>
/// <param name="MeanSpreadBps">Mean of the bid-ask spread over its mid.</param>
public sealed record VenueSummary(double ChangedShare, double LongestStandSeconds, double MeanSpreadBps);
