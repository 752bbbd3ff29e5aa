namespace Tuning.Retuning.Stores;

/// <summary>That somebody was told of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">What was told, such as <c>promoted</c>.</param>
/// <param name="Attempts">How often it was tried, from 1.</param>
/// <param name="DeliveredAt">When it was taken, UTC; null when it was not.</param>
/// <param name="Error">Why it was not; null when it was.</param>
public sealed record Notification(string RunId, string Kind, int Attempts, DateTimeOffset? DeliveredAt, string? Error);
