using System.Diagnostics;
using System.Diagnostics.Metrics;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable;

/// <summary>Traces and metrics of the engine, under the source, the span names and the tags of the real one.</summary>
internal sealed class EngineTelemetry : IDisposable
{
    /// <summary>The name of the activity source and the meter.</summary>
    public const string Name = "Microsoft.DurableTask";

    private const string NameTag = "durabletask.task.name";
    private const string StatusTag = "durabletask.task.status";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _activities;
    private readonly Histogram<double> _orchestrations;

    public EngineTelemetry()
    {
        _activities = _meter.CreateHistogram<double>("durabletask.activity.duration", "s", "Time that an activity ran.");
        _orchestrations = _meter.CreateHistogram<double>(
            "durabletask.orchestration.duration", "s", "Time from the creation of an instance to its end.");
    }

    /// <summary>Whether anybody listens to the ends of orchestrations.</summary>
    public bool WatchesOrchestrations => _source.HasListeners() || _orchestrations.Enabled;

    /// <summary>An activity starts to run.</summary>
    /// <returns>Its span; null when nobody listens.</returns>
    public Activity? StartActivity(PendingActivity activity)
    {
        var span = _source.StartActivity($"activity:{activity.Name}", ActivityKind.Server);
        span?.SetTag("durabletask.type", "activity");
        span?.SetTag(NameTag, activity.Name);
        span?.SetTag("durabletask.task.instance_id", activity.InstanceId);
        span?.SetTag("durabletask.task.task_id", activity.TaskId);
        return span;
    }

    /// <summary>An activity has run.</summary>
    public void EndActivity(Activity? span, PendingActivity activity, HistoryRow result, TimeSpan duration)
    {
        var status = result.Type == EventType.TaskCompleted ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed;
        End(span, status, result.Failure?.ErrorMessage);
        _activities.Record(duration.TotalSeconds, new(NameTag, activity.Name), new(StatusTag, status.ToString()));
    }

    /// <summary>An orchestration has ended.</summary>
    public void EndOrchestration(OrchestrationIdentity identity, EpisodeEnd.Terminal end, DateTime createdAt, DateTime endedAt)
    {
        using var span = _source.CreateActivity($"orchestration:{identity.Name}", ActivityKind.Server);
        span?.SetTag("durabletask.type", "orchestration");
        span?.SetTag(NameTag, identity.Name);
        span?.SetTag("durabletask.task.instance_id", identity.InstanceId);
        span?.SetStartTime(createdAt).Start().SetEndTime(endedAt);
        End(span, end.Status, end.Failure?.ErrorMessage);
        _orchestrations.Record(
            (endedAt - createdAt).TotalSeconds, new(NameTag, identity.Name), new(StatusTag, end.Status.ToString()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private static void End(Activity? span, OrchestrationRuntimeStatus status, string? error)
    {
        span?.SetTag(StatusTag, status.ToString());
        if (status == OrchestrationRuntimeStatus.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error, error);
        }
    }
}
