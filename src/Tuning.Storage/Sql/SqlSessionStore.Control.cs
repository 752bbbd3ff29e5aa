using System.Collections.Immutable;
using Dapper;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>What the people who run sessions ask of the store.</content>
public sealed partial class SqlSessionStore
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
        return ListAsync<SessionRow, StoredSession>("ListSessionPage", parameters, row => row.ToSession(), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RequestPauseAsync(string sessionId, bool isRequested, CancellationToken cancellationToken) => WriteAsync(
        transaction => ExecuteAsync(
            transaction, "RequestPause", new { SessionId = sessionId, IsRequested = isRequested }, cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsPauseRequestedAsync(string sessionId, CancellationToken cancellationToken) => ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<bool>(
            Command("IsPauseRequested", new { SessionId = sessionId }, null, cancellationToken)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<SessionClaim> ClaimAsync(SessionClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return WriteAsync(
            async transaction =>
            {
                await ExecuteAsync(transaction, "InsertClaim", claim, cancellationToken);
                return await transaction.Connection!.QuerySingleAsync<SessionClaim>(
                    Command("FindClaim", new { claim.Key }, transaction, cancellationToken));
            },
            cancellationToken);
    }
}
