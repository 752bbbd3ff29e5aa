using System.Collections.Immutable;
using Dapper;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>Trials that others evaluate.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<StoredTrial>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WriteAsync(
            async transaction =>
            {
                await ExecuteAsync(transaction, "LeaseTrials", request, cancellationToken);
                var leased = await transaction.Connection!.QueryAsync<TrialRow>(
                    Command("ReadLease", request, transaction, cancellationToken));
                return leased.Select(row => row.ToTrial()).ToImmutableArray();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<int>> TellAsync(IReadOnlyList<LeasedResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        return WriteAsync(
            async transaction =>
            {
                var held = new List<StoredResult>();
                // In the order of their numbers, so that two who tell the same trials do not wait for each other.
                foreach (var (lease, result) in results.OrderBy(entry => entry.Result.Key.Trial))
                {
                    var key = new { result.Key.SessionId, result.Key.Fold, result.Key.Trial, Lease = lease };
                    if (await ExecuteAsync(transaction, "HoldLease", key, cancellationToken) > 0)
                    {
                        held.Add(result);
                    }
                }

                await InsertAsync(transaction, held, cancellationToken);
                return held.Select(result => result.Key.Trial).ToImmutableArray();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<int>> ReadLostAsync(FoldKey fold, int attempts, DateTimeOffset now, CancellationToken cancellationToken) =>
        ListAsync<int, int>(
            "ReadLost", new { fold.SessionId, fold.Fold, Attempts = attempts, Now = now }, trial => trial, cancellationToken);
}
