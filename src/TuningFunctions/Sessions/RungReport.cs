namespace TuningFunctions.Sessions;

/// <summary>What a barrier after a rung did.</summary>
/// <param name="Running">Trials of the batch that had been measured on the rung.</param>
/// <param name="Pruned">Trials of them that were stopped.</param>
public sealed record RungReport(int Running, int Pruned);
