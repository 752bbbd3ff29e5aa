namespace Tuning.Validation.Evidence;

/// <summary>How long an edge that a choice would enter persists: what a latency has to beat.</summary>
/// <param name="Edges">How many edges rose to the entry and fell below it again.</param>
/// <param name="MedianMs">Median time between the two, in ms; null without any.</param>
/// <param name="LatencyMs">The longer of the latencies, in ms.</param>
public sealed record EdgePersistence(int Edges, double? MedianMs, double LatencyMs);
