using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>Sessions and their states.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task<StoredSession> AddSessionAsync(
        StoredSession session, IReadOnlyList<PlannedDataset> datasets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(datasets);
        return WriteAsync(
            async transaction =>
            {
                if (await ExecuteAsync(transaction, "InsertSession", SessionRow.From(session), cancellationToken) > 0)
                {
                    var rows = datasets.Select((dataset, position) =>
                        new { session.SessionId, Position = position, dataset.Sha256, dataset.Rows, dataset.Name });
                    await ExecuteAsync(transaction, "InsertDataset", rows, cancellationToken);
                    await NoteAsync(transaction, session.SessionId, "planned", cancellationToken);
                }

                return (await FindAsync(transaction.Connection!, transaction, session.SessionId, cancellationToken))!;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PlannedDataset>> ReadDatasetsAsync(string sessionId, CancellationToken cancellationToken) =>
        ListAsync<DatasetRow, PlannedDataset>(
            "ReadDatasets", new { SessionId = sessionId }, row => row.ToDataset(), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredSession?> FindSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        ReadAsync(connection => FindAsync(connection, null, sessionId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredSession>> ListSessionsAsync(int limit, CancellationToken cancellationToken) =>
        ListAsync<SessionRow, StoredSession>("ListSessions", new { Limit = limit }, row => row.ToSession(), cancellationToken);

    /// <inheritdoc/>
    public Task SetStateAsync(string sessionId, SessionState state, CancellationToken cancellationToken)
    {
        if (state is not (SessionState.Planned or SessionState.Running or SessionState.Paused))
        {
            throw new ArgumentException($"{state} is an end: a session is ended with its result.", nameof(state));
        }

        var parameters = new { SessionId = sessionId, State = Words.Of(state) };
        return WriteAsync(
            async transaction =>
            {
                var changed = await ExecuteAsync(transaction, "SetSessionState", parameters, cancellationToken);
                if (changed > 0)
                {
                    await NoteAsync(transaction, sessionId, Words.Of(state), cancellationToken);
                }

                return changed;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSession> EndSessionAsync(string sessionId, SessionEnding ending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ending);
        var parameters = new
        {
            SessionId = sessionId,
            State = Words.Of(ending.State),
            ending.EndedAt,
            ending.ResultHash,
            ending.SummaryJson,
            ending.ErrorType,
            ending.ErrorMessage,
        };
        return WriteAsync(
            async transaction =>
            {
                if (await ExecuteAsync(transaction, "EndSession", parameters, cancellationToken) > 0)
                {
                    await NoteAsync(transaction, sessionId, Words.Of(ending.State), cancellationToken);
                }

                return await FindAsync(transaction.Connection!, transaction, sessionId, cancellationToken)
                    ?? throw new InvalidOperationException($"There is no session {sessionId}.");
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RequestCancelAsync(string sessionId, CancellationToken cancellationToken) => WriteAsync(
        async transaction =>
        {
            var changed = await ExecuteAsync(transaction, "RequestCancel", new { SessionId = sessionId }, cancellationToken);
            if (changed > 0)
            {
                await NoteAsync(transaction, sessionId, "cancelRequested", cancellationToken);
            }

            return changed;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsCancelRequestedAsync(string sessionId, CancellationToken cancellationToken) => ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<bool>(
            Command("IsCancelRequested", new { SessionId = sessionId }, null, cancellationToken)),
        cancellationToken);

    private async Task<StoredSession?> FindAsync(
        DbConnection connection, DbTransaction? transaction, string sessionId, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<SessionRow>(
            Command("FindSession", new { SessionId = sessionId }, transaction, cancellationToken));
        return row?.ToSession();
    }
}
