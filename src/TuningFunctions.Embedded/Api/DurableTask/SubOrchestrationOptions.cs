namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="retry">How failures are retried.</param>
    /// <param name="instanceId">The child's instance id; null for a deterministic new one.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Extends task options.</summary>
    /// <param name="options">The options to copy.</param>
    /// <param name="instanceId">The child's instance id; null keeps that of the options.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions derived)
        {
            InstanceId = instanceId ?? derived.InstanceId;
            Version = derived.Version;
        }
    }

    /// <summary>Copies options.</summary>
    /// <param name="options">The options to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>The child's instance id; null for a deterministic new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The child's version; null for the host's default.</summary>
    public new TaskVersion? Version { get; init; }
}
