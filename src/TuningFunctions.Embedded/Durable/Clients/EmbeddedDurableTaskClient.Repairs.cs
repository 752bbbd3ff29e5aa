using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <content>Purges, restarts and rewinds.</content>
internal sealed partial class EmbeddedDurableTaskClient
{
    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        var recursive = options?.Recursive == true;
        return new PurgeResult(await store.WriteAsync(writer => writer.Purge(instanceId, recursive)), true);
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        cancellation.ThrowIfCancellationRequested();
        var from = new DateTime(Ticks(filter.CreatedFrom, DateTime.MinValue), DateTimeKind.Utc);
        var to = new DateTime(Ticks(filter.CreatedTo, DateTime.MaxValue), DateTimeKind.Utc);
        var statuses = StatusBits(filter.Statuses);
        var recursive = options?.Recursive == true;
        return new PurgeResult(await store.WriteAsync(writer => writer.Purge(from, to, statuses, recursive)), true);
    }

    /// <inheritdoc/>
    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        var found = store.Read(reader => reader["start_of"].First(
            static r => new RestartSource(r.GetString(0), r.Text(1), r.GetString(2), r.Text(4)), instanceId)) ?? throw NotFound(instanceId);
        var id = restartWithNewInstanceId ? InstanceIds.New() : instanceId;
        var instance = new NewInstance(id, found.Name, found.Version, found.Input, null, found.Tags);
        var now = Now();
        var started = await store.WriteAsync(
            writer => writer.Start(instance, DedupeStatuses.Parse(null), now), result => Begin(result, instance));
        return started.Key is null
            ? throw new InvalidOperationException($"An orchestration with the instanceId {instanceId} cannot be restarted.")
            : id;
    }

    /// <inheritdoc/>
    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        var found = store.Read(reader => reader["find"].First(
            static r => ((long Key, OrchestrationRuntimeStatus Status)?)(r.GetInt64(0), (OrchestrationRuntimeStatus)r.GetInt32(1)),
            instanceId)) ?? throw NotFound(instanceId);
        if (found.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException(
                $"An orchestration with the instanceId {instanceId} cannot be rewound: it is {found.Status}, not Failed.");
        }

        var plan = rewinder.Plan(found.Key);
        var now = Now();
        await store.WriteAsync(
            writer => writer.Rewind(plan, reason, now), _ => plan.ForEach(step => actors.Post(step.Key, Message.Wake)));
    }

    /// <inheritdoc/>
    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        var rows = store.Read(reader =>
            reader["find"].First(static r => (long?)r.GetInt64(0), instanceId) is { } key ? reader.History(key) : null)
            ?? throw NotFound(instanceId);
        return Task.FromResult<IList<HistoryEvent>>([.. StoredHistoryEvent.From(rows)]);
    }

    private static ArgumentException NotFound(string instanceId)
    {
#pragma warning disable MA0015 // The real client's message, which names no parameter.
        return new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.");
#pragma warning restore MA0015
    }
}
