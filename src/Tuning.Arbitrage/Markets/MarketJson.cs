using System.Text.Json.Serialization;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Arbitrage.Markets.Summaries;

namespace Tuning.Arbitrage.Markets;

/// <summary>The JSON of data sets and reports of the data gate: camel case, names for enumerations, absent for undefined.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(DataSetDescription))]
[JsonSerializable(typeof(GeneratedDataSet))]
[JsonSerializable(typeof(MarketSummary))]
public sealed partial class MarketJson : JsonSerializerContext;
