using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Cli.DataSets;

/// <summary>Which sessions of a home still need a data set.</summary>
internal static class DataSetUse
{
    /// <summary>The ids of the sessions that have not ended and whose plan names the data set, newest first.</summary>
    /// <param name="home">The home.</param>
    /// <param name="sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
    /// <param name="time">The clock of the store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ImmutableArray<string>> UnfinishedAsync(
        string home, string sha256, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(home, "tuning.db");
        if (!File.Exists(file))
        {
            return [];
        }

        using var store = SqlSessionStore.OfSqlite(file, time);
        var sessions = await store.ListSessionsAsync(int.MaxValue, cancellationToken);
        return [.. sessions.Where(session => session.Ending is null && Names(session, sha256)).Select(session => session.SessionId)];
    }

    private static bool Names(StoredSession session, string sha256) =>
        JsonNode.Parse(session.PlanJson)?["datasets"] is JsonArray datasets
        && datasets.Any(dataset => string.Equals((string?)dataset?["sha256"], sha256, StringComparison.Ordinal));
}
