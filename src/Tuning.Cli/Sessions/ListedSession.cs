using Tuning.Sessions;
using TuningFunctions.Http;

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
    /// <summary>The row of a session.</summary>
    /// <param name="status">Where it stands.</param>
    public static ListedSession Of(SessionStatus status) => new(
        status.Session,
        status.State,
        status.Name,
        status.CreatedAt,
        status.Trials.Planned,
        status.PlanHash,
        status.Result is { } result ? status.CreatedAt.AddSeconds(result.Seconds) : null,
        status.Result?.ResultHash,
        status.Result?.Error);
}
