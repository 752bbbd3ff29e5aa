namespace TuningFunctions.Orchestrations;

/// <summary>A job to evaluate.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Job">The job within the batch, from 0.</param>
public sealed record JobInput(string SessionId, int Fold, int Batch, int Job)
{
    /// <summary>The rung that its trials are measured on, from 0.</summary>
    public int Rung { get; init; }
}
