namespace TuningFunctions.Http;

/// <summary>Asks for trials.</summary>
/// <param name="Count">Most trials, 1 to 1000; 1 unless stated.</param>
/// <param name="Worker">Who asks, for those who look; 1 to 200 characters.</param>
public sealed record AskRequest(int? Count, string? Worker);
