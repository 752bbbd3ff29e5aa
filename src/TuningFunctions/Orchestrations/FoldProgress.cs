namespace TuningFunctions.Orchestrations;

/// <summary>How far a fold is, as its custom status shows.</summary>
/// <param name="Batch">The batch that is evaluated, from 0.</param>
/// <param name="Jobs">Jobs of the batch.</param>
public sealed record FoldProgress(int Batch, int Jobs);
