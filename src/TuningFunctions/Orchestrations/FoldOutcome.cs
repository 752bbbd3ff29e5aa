namespace TuningFunctions.Orchestrations;

/// <summary>How the search of a fold ended.</summary>
/// <param name="Batches">How many batches were evaluated.</param>
/// <param name="Stop">What stopped it; null when its budget is spent.</param>
/// <param name="IsEnough">Whether it stopped because more trials would gain nothing: then it is no failure.</param>
/// <param name="IsCancelled">Whether it stopped because somebody ended the session.</param>
public sealed record FoldOutcome(int Batches, string? Stop, bool IsEnough, bool IsCancelled);
