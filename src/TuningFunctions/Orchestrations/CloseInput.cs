namespace TuningFunctions.Orchestrations;

/// <summary>A session to end.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="State">How it ends: completed, failed, timedOut or cancelled.</param>
/// <param name="Error">What ended it; null when it completed.</param>
public sealed record CloseInput(string SessionId, string State, string? Error)
{
    /// <summary>Why and where a stopping rule ended its search, which is no error; null where none did.</summary>
    public string? Stopped { get; init; }
}
