using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Instances;
using TuningFunctions.Embedded.Durable.Storage;
using TuningFunctions.Embedded.Durable.Timers;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>The client of this engine.</summary>
internal sealed partial class EmbeddedDurableTaskClient(
    string name,
    HubStore store,
    InstanceActors actors,
    CompletionWaiters waiters,
    TimerQueue timers,
    Rewinder rewinder,
    DurableEngineOptions engine,
    TimeProvider time,
    ILogger log) : DurableTaskClient(name)
{
    private const int LongestInstanceId = 256;

    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (orchestratorName.Name.Length == 0)
        {
#pragma warning disable MA0015, CA2208 // The real client names the parameter so.
            throw new ArgumentNullException("value");
#pragma warning restore MA0015, CA2208
        }

        var id = string.IsNullOrEmpty(options?.InstanceId) ? InstanceIds.New() : options.InstanceId;
        RequireValidId(id);
        var refused = DedupeStatuses.Parse(options?.DedupeStatuses);
        var now = Now();
        var startAt = options?.StartAt?.UtcDateTime;
        var instance = new NewInstance(
            id,
            orchestratorName,
            options?.Version?.Version ?? engine.DefaultVersion,
            engine.Converter.Serialize(input),
            startAt > now ? startAt : null,
            TagText.Write(options?.Tags));
        var result = await store.WriteAsync(writer => writer.Start(instance, refused, now), started => Begin(started, instance));
        return result.Key is null
            ? throw new OrchestrationAlreadyExistsException(refused.Contains(result.Existing!.Value)
                ? $"An orchestration with id '{id}' already exists. It's in the {result.Existing} state."
                : Failures.IdTakenMessage(id))
            : id;
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        Require(eventName, nameof(eventName));
        return PostAsync(
            instanceId,
            new HistoryRow(EventType.EventRaised, -1, Now(), eventName, engine.Converter.Serialize(eventPayload)),
            cancellation);
    }

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        return PostAsync(
            instanceId,
            new HistoryRow(
                EventType.ExecutionTerminated,
                -1,
                Now(),
                options?.Recursive == true ? "recursive" : null,
                engine.Converter.Serialize(options?.Output)),
            cancellation);
    }

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        return PostAsync(
            instanceId, new HistoryRow(EventType.ExecutionSuspended, -1, Now(), null, reason), cancellation);
    }

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Require(instanceId, nameof(instanceId));
        return PostAsync(
            instanceId, new HistoryRow(EventType.ExecutionResumed, -1, Now(), null, reason), cancellation);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Require(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Length == 0 || value[0] == '\0')
        {
            throw new ArgumentException("Parameter cannot be an empty string or start with the null character.", parameter);
        }
    }

    private static void RequireValidId(string id)
    {
        if (id.Length > LongestInstanceId || id[0] == '@')
        {
#pragma warning disable CA2208, MA0015 // The id stands in the options.
            throw new ArgumentException(
                $"Instance ids have at most {LongestInstanceId} characters and do not start with '@'.", "instanceId");
#pragma warning restore CA2208, MA0015
        }
    }

    private async Task PostAsync(string instanceId, HistoryRow row, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var delivered = await store.WriteAsync(writer => writer.PostTo(instanceId, row), Deliver);
        if (delivered is not null)
        {
            return;
        }

        if (row.Type == EventType.EventRaised)
        {
            Log.EventDropped(log, row.Name!, instanceId);
        }
        else
        {
            Log.RequestDropped(log, row.Type.ToString(), instanceId);
        }
    }

    private void Deliver(Delivery? delivery)
    {
        if (delivery is { } known)
        {
            actors.Post(known.Key, known.Message);
        }
    }

    private void Begin(StartResult started, NewInstance instance)
    {
        if (started.Key is not { } key)
        {
            return;
        }

        if (instance.StartAt is { } at)
        {
            timers.Add([new PendingTimer(key, -1, at)]);
        }
        else
        {
            actors.Post(key, Message.Wake);
        }
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
