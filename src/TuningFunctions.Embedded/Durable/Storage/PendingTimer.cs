namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>A timer that has not fired.</summary>
/// <param name="Key">The instance.</param>
/// <param name="TaskId">The sequence number; -1 for a scheduled start.</param>
/// <param name="FireAt">When, in UTC.</param>
internal readonly record struct PendingTimer(long Key, int TaskId, DateTime FireAt);
