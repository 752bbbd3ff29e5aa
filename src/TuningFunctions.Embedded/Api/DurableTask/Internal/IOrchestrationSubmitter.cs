namespace Microsoft.DurableTask.Internal;

/// <summary>Starts orchestrations.</summary>
internal interface IOrchestrationSubmitter
{
    /// <summary>Starts an orchestration.</summary>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);
}
