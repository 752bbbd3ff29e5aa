using System.Collections.Immutable;

namespace Microsoft.DurableTask.Client;

/// <summary>Typed forms of start options.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The statuses that can refuse a start.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses = ImmutableArray.Create(
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended);

    /// <summary>Options that refuse the start when the id is taken by an instance in one of the statuses.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dedupeStatuses">The statuses.</param>
    /// <returns>New options.</returns>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { DedupeStatuses = dedupeStatuses.Select(static s => s.ToString()).ToImmutableArray() };
    }
}
