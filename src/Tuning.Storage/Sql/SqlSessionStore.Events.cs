using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>Events and references to artifacts.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task AddEventAsync(StoredEvent entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WriteAsync(transaction => InsertAsync(transaction, entry, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> ReadEventsAsync(
        string sessionId, long after, int limit, CancellationToken cancellationToken) =>
        ListAsync<EventRow, StoredEvent>(
            "ReadEvents", new { SessionId = sessionId, After = after, Limit = limit }, row => row.ToEvent(), cancellationToken);

    /// <inheritdoc/>
    public Task AddArtifactAsync(StoredArtifact artifact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return WriteAsync(
            transaction => ExecuteAsync(transaction, "InsertArtifact", artifact, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredArtifact>> ReadArtifactsAsync(string sessionId, CancellationToken cancellationToken) =>
        ListAsync<ArtifactRow, StoredArtifact>(
            "ReadArtifacts", new { SessionId = sessionId }, row => row.ToArtifact(), cancellationToken);

    // A state may come again, so the place in the audit is part of the key: the change itself makes the note unique.
    private async Task NoteAsync(DbTransaction transaction, string sessionId, string kind, CancellationToken cancellationToken)
    {
        var sequence = await NextAsync(transaction, sessionId, cancellationToken);
        await InsertAsync(
            transaction,
            new StoredEvent(sessionId, FormattableString.Invariant($"{kind}-{sequence}"), kind, _time.GetUtcNow()) { Sequence = sequence },
            cancellationToken);
    }

    // The next number is taken from the session's row, which stays locked until the commit: numbers become visible in order.
    private Task<long> NextAsync(DbTransaction transaction, string sessionId, CancellationToken cancellationToken) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<long>(
            Command("NextEvent", new { SessionId = sessionId }, transaction, cancellationToken));

    private async Task<int> InsertAsync(DbTransaction transaction, StoredEvent entry, CancellationToken cancellationToken)
    {
        var sequence = entry.Sequence > 0 ? entry.Sequence : await NextAsync(transaction, entry.SessionId, cancellationToken);
        if (sequence == 0)
        {
            throw new InvalidOperationException($"There is no session {entry.SessionId}.");
        }

        return await ExecuteAsync(
            transaction,
            "InsertEvent",
            new { entry.SessionId, Sequence = sequence, entry.Key, entry.Kind, entry.At, entry.DetailJson },
            cancellationToken);
    }
}
