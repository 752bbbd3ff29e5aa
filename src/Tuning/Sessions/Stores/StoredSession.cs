namespace Tuning.Sessions.Stores;

/// <summary>A session as it is stored.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Name">The session's name.</param>
/// <param name="CreatedAt">When it was planned, UTC.</param>
/// <param name="PlanHash">Hash of what can change a result, lower-case hexadecimal.</param>
/// <param name="PlanJson">The resolved plan, JSON.</param>
/// <param name="PlannedTrials">How many trials it plans, from 1.</param>
public sealed record StoredSession(
    string SessionId,
    string Name,
    DateTimeOffset CreatedAt,
    string PlanHash,
    string PlanJson,
    int PlannedTrials)
{
    /// <summary>Where it stands.</summary>
    public SessionState State { get; init; } = SessionState.Planned;

    /// <summary>Whether it is to stop.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>How it ended; null until it has.</summary>
    public SessionEnding? Ending { get; init; }
}
