namespace Microsoft.DurableTask.Entities;

/// <summary>What an orchestration can do with entities; this host has none.</summary>
public abstract class TaskOrchestrationEntityFeature
{
    /// <summary>Creates the feature.</summary>
    protected TaskOrchestrationEntityFeature()
    {
    }
}
