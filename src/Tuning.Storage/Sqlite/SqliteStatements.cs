using System.Collections.Immutable;

namespace Tuning.Storage.Sqlite;

/// <summary>The SQL texts that stand in .sql files beside this type.</summary>
internal static class SqliteStatements
{
    private const string Statements = "Statements.";
    private const string MigrationFolder = "Migrations.";

    private static readonly ImmutableDictionary<string, string> s_texts = ReadAll();

    public static string InsertSession => Statement(nameof(InsertSession));

    public static string FindSession => Statement(nameof(FindSession));

    public static string ListSessions => Statement(nameof(ListSessions));

    public static string SetSessionState => Statement(nameof(SetSessionState));

    public static string EndSession => Statement(nameof(EndSession));

    public static string RequestCancel => Statement(nameof(RequestCancel));

    public static string IsCancelRequested => Statement(nameof(IsCancelRequested));

    public static string ReadBatch => Statement(nameof(ReadBatch));

    public static string InsertTrial => Statement(nameof(InsertTrial));

    public static string ReadTrials => Statement(nameof(ReadTrials));

    public static string InsertResult => Statement(nameof(InsertResult));

    public static string ReadResults => Statement(nameof(ReadResults));

    public static string CountResults => Statement(nameof(CountResults));

    public static string ListSessionPage => Statement(nameof(ListSessionPage));

    public static string RequestPause => Statement(nameof(RequestPause));

    public static string IsPauseRequested => Statement(nameof(IsPauseRequested));

    public static string InsertClaim => Statement(nameof(InsertClaim));

    public static string FindClaim => Statement(nameof(FindClaim));

    /// <summary>The migrations by name, oldest first.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Migrations { get; } =
    [
        .. s_texts
            .Where(pair => pair.Key.StartsWith(MigrationFolder, StringComparison.Ordinal))
            .Select(pair => KeyValuePair.Create(pair.Key[MigrationFolder.Length..], pair.Value))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    private static string Statement(string name) => s_texts[Statements + name];

    private static ImmutableDictionary<string, string> ReadAll()
    {
        var assembly = typeof(SqliteStatements).Assembly;
        var prefix = typeof(SqliteStatements).Namespace + ".";
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .ToImmutableDictionary(
                name => name[prefix.Length..^".sql".Length],
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                },
                StringComparer.Ordinal);
    }
}
