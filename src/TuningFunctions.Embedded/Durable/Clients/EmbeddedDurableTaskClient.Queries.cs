using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <content>Looks at instances.</content>
internal sealed partial class EmbeddedDurableTaskClient
{
    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(instanceId))
        {
            throw new ArgumentNullException(nameof(instanceId));
        }

        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(store.Read(reader => Find(reader, instanceId, getInputsAndOutputs)));
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => WaitAsync(
        instanceId,
        getInputsAndOutputs,
        static found => found.RuntimeStatus != OrchestrationRuntimeStatus.Pending,
        nameof(WaitForInstanceStartAsync),
        cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => WaitAsync(
        instanceId,
        getInputsAndOutputs,
        static found => found.IsCompleted,
        nameof(WaitForInstanceCompletionAsync),
        cancellation);

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return new StoredPages<OrchestrationMetadata>(
            query.ContinuationToken, query.PageSize, (after, count) => store.Read(reader => Query(reader, query, after, count)));
    }

    /// <inheritdoc/>
    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (at, key) = EndedToken.Parse(lastInstanceKey);
        var rows = store.Read(reader => reader["ended"].Rows(
            static r => (Key: r.GetInt64(0), Id: r.GetString(1), At: r.GetInt64(2)),
            StatusBits(runtimeStatus),
            Ticks(completedTimeFrom, DateTime.MinValue),
            Ticks(completedTimeTo, DateTime.MaxValue),
            at,
            key,
            pageSize + 1));
        var page = rows.Take(pageSize).ToList();
        var token = rows.Count > pageSize ? EndedToken.Write(page[^1].At, page[^1].Key) : null;
        return Task.FromResult(new Page<string>([.. page.Select(static r => r.Id)], token));
    }

    private static long StatusBits(IEnumerable<OrchestrationRuntimeStatus>? statuses) =>
        statuses?.Aggregate(0L, static (bits, status) => bits | (1L << (int)status)) ?? 0;

    private static long Ticks(DateTimeOffset? instant, DateTime otherwise) => (instant?.UtcDateTime ?? otherwise).Ticks;

    private OrchestrationMetadata? Find(HubReader reader, string instanceId, bool full) => full
        ? reader["metadata"].First(r => MetadataReading.Read(r, engine.Converter), instanceId, engine.ShowsFirstInput)
        : reader["metadata_light"].First(static r => MetadataReading.Read(r, null), instanceId);

    private List<(long Key, OrchestrationMetadata Value)> Query(
        HubReader reader, OrchestrationQuery query, long after, int count)
    {
        object?[] values =
        [
            after,
            Ticks(query.CreatedFrom, DateTime.MinValue),
            Ticks(query.CreatedTo, DateTime.MaxValue),
            StatusBits(query.Statuses),
            query.InstanceIdPrefix ?? string.Empty,
            count,
        ];
        return query.FetchInputsAndOutputs
            ? reader["query"].Rows(r => (r.GetInt64(0), MetadataReading.Read(r, engine.Converter)), [.. values, engine.ShowsFirstInput])
            : reader["query_light"].Rows(static r => (r.GetInt64(0), MetadataReading.Read(r, null)), values);
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        bool full,
        Func<OrchestrationMetadata, bool> reached,
        string method,
        CancellationToken cancellation)
    {
        Require(instanceId, nameof(instanceId));
        while (true)
        {
            var change = waiters.NextChange(instanceId);
            if (store.Read(reader => Find(reader, instanceId, full)) is { } found && reached(found))
            {
                return found;
            }

            try
            {
                await change.WaitAsync(cancellation);
            }
            catch (OperationCanceledException exception)
            {
                throw new OperationCanceledException($"The {method} operation was canceled.", exception, cancellation);
            }
        }
    }
}
