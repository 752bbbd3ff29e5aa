using Tuning.Sessions;
using Tuning.Sessions.Stores;

namespace Tuning.Cli.Sessions;

/// <summary>A session in a list.</summary>
/// <param name="Session">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was planned, UTC.</param>
/// <param name="PlannedTrials">How many trials it plans.</param>
/// <param name="PlanHash">Hash of what can change a result.</param>
/// <param name="EndedAt">When it ended, UTC; absent until it has.</param>
/// <param name="ResultHash">Hash of its results; absent until it has one.</param>
/// <param name="Error">What ended it; absent without an error.</param>
internal sealed record ListedSession(
    string Session,
    SessionState State,
    string Name,
    DateTimeOffset CreatedAt,
    int PlannedTrials,
    string PlanHash,
    DateTimeOffset? EndedAt,
    string? ResultHash,
    string? Error)
{
    /// <summary>The row of a stored session.</summary>
    /// <param name="session">The session.</param>
    public static ListedSession Of(StoredSession session) => new(
        session.SessionId,
        session.State,
        session.Name,
        session.CreatedAt,
        session.PlannedTrials,
        session.PlanHash,
        session.Ending?.EndedAt,
        session.Ending?.ResultHash,
        session.Ending?.ErrorMessage);
}
