using System.Globalization;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sqlite;

/// <summary>A row of tuning_sessions.</summary>
internal sealed class SessionRow
{
    public required string SessionId { get; init; }

    public required string Name { get; init; }

    public required string CreatedAt { get; init; }

    public required string PlanHash { get; init; }

    public required string PlanJson { get; init; }

    public required int PlannedTrials { get; init; }

    public required string State { get; init; }

    public bool CancelRequested { get; init; }

    public string? EndedAt { get; init; }

    public string? ResultHash { get; init; }

    public string? SummaryJson { get; init; }

    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static SessionRow From(StoredSession session) => new()
    {
        SessionId = session.SessionId,
        Name = session.Name,
        CreatedAt = Text(session.CreatedAt),
        PlanHash = session.PlanHash,
        PlanJson = session.PlanJson,
        PlannedTrials = session.PlannedTrials,
        State = Words.Of(session.State),
    };

    public StoredSession ToSession()
    {
        var state = Words.Parse<SessionState>(State)
            ?? throw new InvalidOperationException($"Session {SessionId} has the unknown state {State}.");
        return new StoredSession(SessionId, Name, Time(CreatedAt), PlanHash, PlanJson, PlannedTrials)
        {
            State = state,
            IsCancelRequested = CancelRequested,
            Ending = EndedAt is null
                ? null
                : new SessionEnding(state, Time(EndedAt), ResultHash, SummaryJson, ErrorType, ErrorMessage),
        };
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
