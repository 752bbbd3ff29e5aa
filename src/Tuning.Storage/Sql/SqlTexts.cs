using System.Collections.Immutable;
using System.Globalization;

namespace Tuning.Storage.Sql;

/// <summary>The SQL of one kind of database: its own texts, and for the rest those that all share. They stand in .sql files.</summary>
internal sealed class SqlTexts
{
    private const string Root = "Tuning.Storage.";
    private const string Extension = ".sql";

    private static readonly ImmutableDictionary<string, string> s_texts = ReadAll();

    private readonly string _dialect;

    /// <summary>The texts of a dialect.</summary>
    /// <param name="dialect">The folder of its own texts, such as <c>Postgres</c>.</param>
    public SqlTexts(string dialect)
    {
        _dialect = dialect;
        var folder = $"{dialect}.Migrations.";
        Migrations =
        [
            .. s_texts
                .Where(pair => pair.Key.StartsWith(folder, StringComparison.Ordinal))
                .Select(pair => new Migration(
                    int.Parse(pair.Key.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture), pair.Key[folder.Length..], pair.Value))
                .OrderBy(migration => migration.Version),
        ];
    }

    /// <summary>The migrations, oldest first; their versions count from 1 without a gap.</summary>
    public ImmutableArray<Migration> Migrations { get; }

    /// <summary>A statement by the name of its file.</summary>
    public string this[string name] =>
        s_texts.TryGetValue($"{_dialect}.Statements.{name}", out var own) ? own : s_texts[$"Sql.Statements.{name}"];

    private static ImmutableDictionary<string, string> ReadAll()
    {
        var assembly = typeof(SqlTexts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .ToImmutableDictionary(
                name => name[Root.Length..^Extension.Length],
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                },
                StringComparer.Ordinal);
    }
}
