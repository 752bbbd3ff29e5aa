using System.Text.Json;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>The scenarios that were observed on the real engine.</summary>
internal static class Observations
{
    private static readonly Dictionary<string, JsonElement> _all = Load();

    public static IReadOnlyCollection<string> Ids => _all.Keys;

    public static JsonElement Get(string id) => _all[id];

    private static Dictionary<string, JsonElement> Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reference", "traces.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.EnumerateArray()
            .Where(static e => e.GetProperty("kind").ValueEquals("scenario"))
            .ToDictionary(static e => e.GetProperty("id").GetString()!, static e => e.Clone(), StringComparer.Ordinal);
    }
}
