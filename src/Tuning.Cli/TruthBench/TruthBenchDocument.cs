using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tuning.Cli.TruthBench;

/// <summary>What <c>tune bench truth --json</c> prints. Regrets are shares: .03 is 3 %.</summary>
/// <param name="Worlds">Worlds of each of the four kinds.</param>
/// <param name="FalsePromotions">Winners in worlds with costs and with costs above every edge; null where planted worlds were run alone.</param>
/// <param name="FalsePromotionsHardNull">Winners where every parameter set expects exactly nothing; null likewise.</param>
/// <param name="TruePromotions">Winners in planted worlds.</param>
/// <param name="MedianRegret">Median share of the best gain that the final choices of planted worlds give up.</param>
/// <param name="P90Regret">Its 90th percentile.</param>
/// <param name="Seconds">Time that all of it took.</param>
internal sealed record TruthBenchDocument(
    int Worlds,
    int? FalsePromotions,
    int? FalsePromotionsHardNull,
    int TruePromotions,
    double MedianRegret,
    double P90Regret,
    double Seconds)
{
    /// <summary>How many planted worlds each gate kept from being promoted, where any did; for humans alone.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, int> Missed { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}
