using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>What follows when a check of the data gate fails.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GateNature>))]
public enum GateNature
{
    /// <summary>The file is unusable; no waiver helps.</summary>
    Structure,

    /// <summary>The row is never accepted; a waiver leaves such rows out and keeps the others.</summary>
    Row,

    /// <summary>The data is suspicious; a waiver accepts it as it is.</summary>
    Judgement,

    /// <summary>The data is accepted with a warning.</summary>
    Warning,
}
