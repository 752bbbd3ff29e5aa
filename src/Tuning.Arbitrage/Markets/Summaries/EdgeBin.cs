namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>One bar of a histogram of edges.</summary>
/// <param name="FromBps">Where it begins, inclusive; the first bar also holds what is smaller.</param>
/// <param name="ToBps">Where it ends, exclusive; the last bar also holds what is larger.</param>
/// <param name="Rows">The number of rows in it.</param>
public sealed record EdgeBin(double FromBps, double ToBps, long Rows);
