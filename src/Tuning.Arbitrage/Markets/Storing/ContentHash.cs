using System.Security.Cryptography;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>The SHA-256 of the canonical file of a data set: its name wherever it goes.</summary>
/// <param name="Hex">64 lower-case hex digits.</param>
public readonly record struct ContentHash(string Hex)
{
    private const string Prefix = "sha256:";

    /// <summary>The hash as sessions spell it: sha256:...</summary>
    public override string ToString() => Prefix + Hex;

    /// <summary>Reads a hash, with or without its prefix; nothing when it is none.</summary>
    /// <param name="text">The text.</param>
    public static ContentHash? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hex = (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text).ToLowerInvariant();
        return hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigitLower) ? new ContentHash(hex) : null;
    }

    internal static ContentHash Of(IncrementalHash hash) => new(Convert.ToHexStringLower(hash.GetHashAndReset()));
}
