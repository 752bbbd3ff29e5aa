namespace TuningFunctions.Orchestrations;

/// <summary>How far a fold is, as its custom status shows.</summary>
/// <param name="Batch">The batch that is evaluated, from 0.</param>
/// <param name="Jobs">Jobs of the batch.</param>
/// <param name="EndedTrials">Trials of the batches before it.</param>
/// <param name="PlannedTrials">Trials that are planned.</param>
/// <param name="IsPaused">Whether it waits to be resumed.</param>
/// <param name="EstimatedEndUtc">When it will have ended, about, UTC; null until a batch is done, and while it waits.</param>
public sealed record FoldProgress(
    int Batch, int Jobs, int EndedTrials, int PlannedTrials, bool IsPaused, DateTime? EstimatedEndUtc);
