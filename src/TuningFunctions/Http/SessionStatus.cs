using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Sessions;

namespace TuningFunctions.Http;

/// <summary>Where a session stands.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Name">The session's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PlanHash">Hash of what can change its result.</param>
/// <param name="CreatedAt">When it was planned, UTC.</param>
/// <param name="CancelRequested">Whether it is to stop.</param>
/// <param name="Trials">How its trials ended so far.</param>
/// <param name="Result">Its result; null until it has ended.</param>
public sealed record SessionStatus(
    string Session,
    string Name,
    SessionState State,
    string PlanHash,
    DateTimeOffset CreatedAt,
    bool CancelRequested,
    TrialCounts Trials,
    SessionSummary? Result)
{
    /// <summary>When it will have ended, about, UTC; null unless it runs and some trials are done.</summary>
    public DateTimeOffset? EstimatedEnd { get; init; }

    /// <summary>The status of a stored session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="counts">Its results so far.</param>
    /// <param name="now">The time, from which its end is estimated; null for no estimate.</param>
    public static SessionStatus Of(StoredSession session, ResultCounts counts, DateTimeOffset? now = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var result = SessionCloser.Read(session);
        return new SessionStatus(
            session.SessionId,
            session.Name,
            session.State,
            session.PlanHash,
            session.CreatedAt,
            session.IsCancelRequested,
            result?.Trials ?? new TrialCounts(
                session.PlannedTrials, counts.Completed, counts.Failed, counts.Pruned, counts.TimedOut, counts.Cancelled),
            result)
        {
            EstimatedEnd = session.State is SessionState.Running && counts.Total > 0 && now is { } instant
                ? instant + ((instant - session.CreatedAt) * ((double)(session.PlannedTrials - counts.Total) / counts.Total))
                : null,
        };
    }
}
