using System.Collections.Immutable;
using Dapper;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sqlite;

/// <content>What the people who run sessions ask of the store.</content>
public sealed partial class SqliteSessionStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<StoredSession>> ListSessionsAsync(SessionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var parameters = new
        {
            State = filter.State is { } state ? Words.Of(state) : null,
            filter.NamePrefix,
            filter.After,
            filter.Limit,
        };
        return Task.FromResult(_database.Read(connection => connection
            .Query<SessionRow>(SqliteStatements.ListSessionPage, parameters)
            .Select(row => row.ToSession())
            .ToImmutableArray()));
    }

    /// <inheritdoc/>
    public Task RequestPauseAsync(string sessionId, bool isRequested, CancellationToken cancellationToken) => _database.WriteAsync(
        (connection, transaction) => connection.Execute(
            SqliteStatements.RequestPause, new { SessionId = sessionId, IsRequested = isRequested }, transaction),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsPauseRequestedAsync(string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection =>
            connection.QuerySingleOrDefault<bool>(SqliteStatements.IsPauseRequested, new { SessionId = sessionId })));

    /// <inheritdoc/>
    public Task<SessionClaim> ClaimAsync(SessionClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _database.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute(SqliteStatements.InsertClaim, claim, transaction);
                return connection.QuerySingle<SessionClaim>(SqliteStatements.FindClaim, new { claim.Key }, transaction);
            },
            cancellationToken);
    }
}
