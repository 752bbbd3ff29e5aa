using System.Collections.Immutable;
using Dapper;

namespace Tuning.Storage.Sql;

/// <content>Removal of what is kept no longer.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        ListAsync<string, string>("ListEnded", new { Before = before, Limit = limit }, id => id, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindUnsharedArtifactsAsync(string sessionId, CancellationToken cancellationToken) =>
        ListAsync<string, string>("FindUnsharedArtifacts", new { SessionId = sessionId }, hash => hash, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteEndedAsync(string sessionId, CancellationToken cancellationToken) => WriteAsync(
        async transaction =>
        {
            var session = new { SessionId = sessionId };
            var hasEnded = await transaction.Connection!.QuerySingleAsync<long>(
                Command("HasEnded", session, transaction, cancellationToken)) > 0;
            if (hasEnded)
            {
                await ExecuteAsync(transaction, "DeleteSession", session, cancellationToken);
            }

            return hasEnded;
        },
        cancellationToken);
}
