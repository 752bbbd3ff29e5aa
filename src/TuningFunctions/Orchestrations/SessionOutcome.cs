namespace TuningFunctions.Orchestrations;

/// <summary>How a session ended; the whole result stands in the store.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="State">completed, failed, timedOut or cancelled.</param>
/// <param name="ResultHash">Hash of the result, lower-case hexadecimal; null when it could not be told.</param>
public sealed record SessionOutcome(string SessionId, string State, string? ResultHash);
