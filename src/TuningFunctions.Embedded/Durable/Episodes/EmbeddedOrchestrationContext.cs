using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>The context of an orchestrator on this engine.</summary>
internal sealed partial class EmbeddedOrchestrationContext(
    OrchestrationRun run, OrchestrationIdentity identity, EpisodeServices services) : TaskOrchestrationContext
{
    private int _guids;

    /// <inheritdoc/>
    public override TaskName Name => identity.Name;

    /// <inheritdoc/>
    public override string InstanceId => identity.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent => identity.Parent;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => run.Now;

    /// <inheritdoc/>
    public override bool IsReplaying => run.IsReplaying;

    /// <inheritdoc/>
    public override string Version => identity.Version;

    /// <inheritdoc/>
    public override TaskOrchestrationEntityFeature Entities => throw new NotSupportedException(
        "Durable entities are disabled because DurableTaskWorkerOptions.EnableEntitySupport=false");

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => services.Loggers;

    private DataConverter Converter => services.Options.Converter;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default => identity.Input is null ? default : Converter.Deserialize<T>(identity.Input);

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        run.RequireOwnThread();
        run.CustomStatus = Converter.Serialize(customStatus);
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Continue(newInput, preserveUnprocessedEvents, null);

    /// <inheritdoc/>
    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Continue(options.NewInput, options.PreserveUnprocessedEvents, options.NewVersion);
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        run.RequireOwnThread();
        return ReplayGuid.Create(InstanceId, CurrentUtcDateTime, _guids++);
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        run.RequireOwnThread();
        run.SendEvent(instanceId, eventName, Converter.Serialize(payload));
    }

    private void Continue(object? input, bool preserve, string? version)
    {
        run.RequireOwnThread();
        run.Continuation = (Converter.Serialize(input), preserve, version);
    }
}
