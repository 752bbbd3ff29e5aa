using DurableTask.Core.History;

namespace TuningFunctions.Tests.Histories;

/// <summary>One event of a recorded history.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Task">The sequence number it belongs to; -1 = none.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Name">A name, by kind.</param>
/// <param name="Data">A payload, by kind.</param>
/// <param name="Failure">What failed.</param>
public sealed record RecordedEvent(EventType Type, int Task, DateTime At, string? Name, string? Data, string? Failure);
