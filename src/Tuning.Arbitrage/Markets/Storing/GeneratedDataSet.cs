using System.Security.Cryptography;
using System.Text.Json;
using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>Which data set the generator made of which options.</summary>
public sealed record GeneratedDataSet
{
    /// <summary>The version of the generator.</summary>
    public required int GeneratorVersion { get; init; }

    /// <summary>What was made.</summary>
    public required GeneratorOptions Options { get; init; }

    /// <summary>SHA-256 of the canonical file; absent while it is asked for.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The name of a generated market before it is made: SHA-256 of generator version and options.</summary>
    /// <param name="options">The options.</param>
    internal static string KeyOf(GeneratorOptions options) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new GeneratedDataSet { GeneratorVersion = GeneratorOptions.Version, Options = options },
        MarketJson.Default.GeneratedDataSet)));
}
