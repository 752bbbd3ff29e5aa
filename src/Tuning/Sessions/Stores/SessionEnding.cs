namespace Tuning.Sessions.Stores;

/// <summary>How a session ended.</summary>
/// <param name="State">Completed, Failed, TimedOut or Cancelled.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="ResultHash">Hash of its results, lower-case hexadecimal; null when it has none.</param>
/// <param name="SummaryJson">The session's result as it is shown, JSON; null when it has none.</param>
/// <param name="ErrorType">Type of the error that ended it; null without one.</param>
/// <param name="ErrorMessage">Message of the error that ended it; null without one.</param>
public sealed record SessionEnding(
    SessionState State,
    DateTimeOffset EndedAt,
    string? ResultHash,
    string? SummaryJson,
    string? ErrorType = null,
    string? ErrorMessage = null);
