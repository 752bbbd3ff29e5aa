using System.Collections.Immutable;
using System.Text.Json;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Tags as text.</summary>
internal static class TagText
{
    /// <summary>Writes tags; null for none.</summary>
    public static string? Write(IReadOnlyDictionary<string, string>? tags) => tags is null || tags.Count == 0
        ? null
        : JsonSerializer.Serialize(tags.ToDictionary(StringComparer.Ordinal), TagJson.Default.DictionaryStringString);

    /// <summary>Reads tags.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? text) => text is null
        ? ImmutableDictionary<string, string>.Empty
        : JsonSerializer.Deserialize(text, TagJson.Default.DictionaryStringString)!;
}
