using Tuning.Sessions;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_sessions.</summary>
internal sealed class SessionRow
{
    public required string SessionId { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string PlanHash { get; init; }

    public required string PlanJson { get; init; }

    public required int PlannedTrials { get; init; }

    public required string State { get; init; }

    public bool CancelRequested { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? ResultHash { get; init; }

    public string? SummaryJson { get; init; }

    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    public static SessionRow From(StoredSession session) => new()
    {
        SessionId = session.SessionId,
        Name = session.Name,
        CreatedAt = session.CreatedAt,
        PlanHash = session.PlanHash,
        PlanJson = session.PlanJson,
        PlannedTrials = session.PlannedTrials,
        State = Words.Of(session.State),
    };

    public StoredSession ToSession()
    {
        var state = Words.Parse<SessionState>(State)
            ?? throw new InvalidOperationException($"Session {SessionId} has the unknown state {State}.");
        return new StoredSession(SessionId, Name, CreatedAt, PlanHash, PlanJson, PlannedTrials)
        {
            State = state,
            IsCancelRequested = CancelRequested,
            Ending = EndedAt is { } endedAt
                ? new SessionEnding(state, endedAt, ResultHash, SummaryJson, ErrorType, ErrorMessage)
                : null,
        };
    }
}
