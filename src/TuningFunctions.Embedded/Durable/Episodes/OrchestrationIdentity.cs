using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Who an execution is.</summary>
/// <param name="InstanceId">The instance id.</param>
/// <param name="Name">The name by which the orchestrator was called.</param>
/// <param name="Version">The version; empty for none.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="Parent">The caller; null for a top-level one.</param>
internal sealed record OrchestrationIdentity(
    string InstanceId, string Name, string Version, string? Input, ParentOrchestrationInstance? Parent);
