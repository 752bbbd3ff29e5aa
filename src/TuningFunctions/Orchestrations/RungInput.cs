namespace TuningFunctions.Orchestrations;

/// <summary>A barrier after a rung.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Rung">The rung, from 0.</param>
public sealed record RungInput(string SessionId, int Fold, int Batch, int Rung);
