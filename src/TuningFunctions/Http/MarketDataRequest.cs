using System.Text.Json.Serialization;

namespace TuningFunctions.Http;

/// <summary>A data set that a market gets.</summary>
/// <param name="Dataset">SHA-256 of its content, with or without <c>sha256:</c> before it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MarketDataRequest([property: JsonRequired] string Dataset);
