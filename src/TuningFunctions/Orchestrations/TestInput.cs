namespace TuningFunctions.Orchestrations;

/// <summary>A fold whose choice is to be tested.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
public sealed record TestInput(string SessionId, int Fold);
