using System.Collections.Frozen;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>The statements of the task hub, by name.</summary>
internal static class NamedSql
{
    private const string Mark = "-- name: ";

    private static readonly FrozenDictionary<string, string> _statements = Parse(Resource("statements.sql"));

    /// <summary>The tables of an empty hub; changes nothing where they exist.</summary>
    public static string Schema => Resource("schema.sql");

    /// <summary>Makes a hub of version 1 one of version 2.</summary>
    public static string UpgradeFrom1 => Resource("upgrade-from-1.sql");

    /// <summary>The statement of a name.</summary>
    public static string Get(string name) => _statements[name];

    private static FrozenDictionary<string, string> Parse(string text) => text
        .Split(Mark, StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => (Part: part, End: part.IndexOf('\n', StringComparison.Ordinal)))
        .ToFrozenDictionary(
            static p => p.Part[..p.End].Trim(), static p => p.Part[p.End..].Trim(), StringComparer.Ordinal);

    private static string Resource(string file)
    {
        var name = $"{typeof(NamedSql).Namespace}.Sql.{file}";
        using var stream = typeof(NamedSql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
