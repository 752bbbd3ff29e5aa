namespace TuningFunctions.Orchestrations;

/// <summary>How the search of a fold ended.</summary>
/// <param name="Batches">How many batches were evaluated.</param>
/// <param name="Stop">What stopped it; null when its budget is spent.</param>
public sealed record FoldOutcome(int Batches, string? Stop);
