namespace Microsoft.DurableTask.Client;

/// <summary>Which instances are listed.</summary>
/// <param name="CreatedFrom">Earliest creation.</param>
/// <param name="CreatedTo">Latest creation.</param>
/// <param name="Statuses">Statuses; null or empty for all.</param>
/// <param name="TaskHubNames">Task hubs; this host has one.</param>
/// <param name="InstanceIdPrefix">How ids start.</param>
/// <param name="PageSize">The most instances a page.</param>
/// <param name="FetchInputsAndOutputs">Whether inputs, outputs and status are fetched.</param>
/// <param name="ContinuationToken">Where to go on; null for the start.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>The usual most instances a page.</summary>
    public const int DefaultPageSize = 100;
}
