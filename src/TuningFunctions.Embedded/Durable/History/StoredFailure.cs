namespace TuningFunctions.Embedded.Durable.History;

/// <summary>A failure as it is stored.</summary>
internal sealed record StoredFailure(string Type, string Message, string? Stack, StoredFailure? Inner);
