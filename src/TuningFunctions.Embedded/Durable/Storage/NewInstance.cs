using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>An instance to create.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name of its orchestrator.</param>
/// <param name="Version">Its version; empty for none.</param>
/// <param name="Input">Its serialized input.</param>
/// <param name="StartAt">When it may start; null for now.</param>
/// <param name="Tags">Its labels as text.</param>
internal sealed record NewInstance(string Id, string Name, string Version, string? Input, DateTime? StartAt, string? Tags)
{
    /// <summary>The instance that calls it; null for a top-level one.</summary>
    public long? ParentKey { get; init; }

    /// <summary>The sequence number of the call.</summary>
    public int? ParentTask { get; init; }

    /// <summary>The caller's name and id.</summary>
    public ParentOrchestrationInstance? Parent { get; init; }
}
