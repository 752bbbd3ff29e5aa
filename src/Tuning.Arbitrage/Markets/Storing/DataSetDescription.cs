using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>What the store keeps beside a data set.</summary>
public sealed record DataSetDescription
{
    /// <summary>The version of this record; 1.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>SHA-256 of the canonical file, 64 lower-case hex digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What people call the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Where the quotes come from.</summary>
    public required QuoteOrigin Origin { get; init; }

    /// <summary>The size of the canonical file in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>What the data gate said when it was stored.</summary>
    public required GateReport Report { get; init; }

    /// <summary>Names of the checks that a user waived; none for generated quotes, which nobody recorded.</summary>
    [JsonIgnore]
    public ImmutableArray<string> UserWaivers =>
        Origin is QuoteOrigin.Generated ? [] : [.. Report.Waivers.Select(GateChecks.NameOf)];
}
