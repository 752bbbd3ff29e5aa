namespace TuningFunctions.Orchestrations;

/// <summary>A batch to decide.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Batch">The batch, from 0.</param>
public sealed record BatchInput(string SessionId, int Fold, int Batch);
