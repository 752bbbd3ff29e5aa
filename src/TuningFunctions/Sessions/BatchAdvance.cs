namespace TuningFunctions.Sessions;

/// <summary>A batch that is stored and ready to be evaluated.</summary>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Trials">Trials of the batch; 0 when the budget is spent.</param>
/// <param name="Jobs">Jobs of the batch; 0 when the budget is spent.</param>
/// <param name="Stop">Why no further batch is to be evaluated; null to go on.</param>
public sealed record BatchAdvance(int Batch, int Trials, int Jobs, string? Stop);
