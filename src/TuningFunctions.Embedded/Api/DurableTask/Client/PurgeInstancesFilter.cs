namespace Microsoft.DurableTask.Client;

/// <summary>Which ended instances are removed.</summary>
/// <param name="CreatedFrom">Earliest creation.</param>
/// <param name="CreatedTo">Latest creation.</param>
/// <param name="Statuses">Terminal statuses; null or empty for all of them.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the removal may take; null for as long as it does.</summary>
    public TimeSpan? Timeout { get; init; }
}
