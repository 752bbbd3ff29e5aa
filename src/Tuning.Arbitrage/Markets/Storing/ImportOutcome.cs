using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>What came of an import.</summary>
/// <param name="Report">What the data gate says.</param>
/// <param name="Hash">The name of the data set; absent when it is refused, and then nothing is stored.</param>
public sealed record ImportOutcome(GateReport Report, ContentHash? Hash);
