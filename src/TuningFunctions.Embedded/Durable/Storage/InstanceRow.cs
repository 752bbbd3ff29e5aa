using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>An instance as it is stored.</summary>
/// <param name="Key">Its number.</param>
/// <param name="Identity">Who it is.</param>
/// <param name="Status">Its status.</param>
/// <param name="Started">Whether its first episode is recorded.</param>
/// <param name="Ready">Whether it is due for an episode without a message.</param>
/// <param name="StartAt">When it may start.</param>
/// <param name="CustomStatus">Its custom status.</param>
internal sealed record InstanceRow(
    long Key,
    OrchestrationIdentity Identity,
    OrchestrationRuntimeStatus Status,
    bool Started,
    bool Ready,
    DateTime? StartAt,
    string? CustomStatus)
{
    /// <summary>Whether it has ended.</summary>
    public bool Ended => Status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
