namespace Microsoft.DurableTask.Client;

/// <summary>Shorter forms of client calls.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Removes instances that have ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Earliest creation.</param>
    /// <param name="createdTo">Latest creation.</param>
    /// <param name="statuses">Their statuses.</param>
    /// <param name="options">Whether their children go too.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>How many were removed.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(createdFrom, createdTo, statuses), options, cancellation);
    }

    /// <summary>Removes instances that have ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Earliest creation.</param>
    /// <param name="createdTo">Latest creation.</param>
    /// <param name="statuses">Their statuses.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>How many were removed.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        CancellationToken cancellation = default) =>
        PurgeInstancesAsync(client, createdFrom, createdTo, statuses, null, cancellation);

    /// <summary>Removes instances that have ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Earliest creation.</param>
    /// <param name="createdTo">Latest creation.</param>
    /// <param name="options">Whether their children go too.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>How many were removed.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default) =>
        PurgeInstancesAsync(client, createdFrom, createdTo, null, options, cancellation);

    /// <summary>Removes instances that have ended.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Earliest creation.</param>
    /// <param name="createdTo">Latest creation.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>How many were removed.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        CancellationToken cancellation = default) =>
        PurgeInstancesAsync(client, createdFrom, createdTo, null, null, cancellation);
}
