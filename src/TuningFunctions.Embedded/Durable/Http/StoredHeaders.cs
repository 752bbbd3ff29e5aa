using Microsoft.Extensions.Primitives;

namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>Headers as they stand in the history.</summary>
internal static class StoredHeaders
{
    /// <summary>The headers to store.</summary>
    public static Dictionary<string, string?[]>? Of(IDictionary<string, StringValues>? headers) =>
        headers?.ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The stored headers.</summary>
    public static Dictionary<string, StringValues>? Read(Dictionary<string, string?[]>? headers) =>
        headers?.ToDictionary(header => header.Key, header => new StringValues(header.Value), StringComparer.OrdinalIgnoreCase);
}
