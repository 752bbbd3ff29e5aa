using System.Globalization;
using System.Text.Json;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Http;

/// <summary>
/// The status of a session as server-sent events, read from the store alone, so that any instance can go on with it. An
/// event's id says how far the session is, and grows with it.
/// </summary>
/// <param name="store">Where sessions are kept.</param>
/// <param name="time">The clock of looks, heartbeats and the end.</param>
public sealed class ProgressFeed(ISessionStore store, TimeProvider time)
{
    /// <summary>What the stream is.</summary>
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    // The proxy of the Functions host ends an answer after about 230 s: the stream ends itself before that, in order.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(200);

    /// <summary>Writes events until the session has ended or the stream has lasted 200 s; the reader then reconnects.</summary>
    /// <param name="id">The session's id.</param>
    /// <param name="seen">Id of the last event that the reader saw; empty for none.</param>
    /// <param name="sendAsync">Sends text to the reader at once.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="OperationCanceledException">The reader is gone.</exception>
    public async Task WriteAsync(string id, string seen, Func<string, Task> sendAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sendAsync);
        await sendAsync("retry: 2000\n\n");
        var start = time.GetTimestamp();
        var spoken = start;
        while (time.GetElapsedTime(start) < s_longest && await store.FindSessionAsync(id, cancellationToken) is { } session)
        {
            var counts = await store.CountResultsAsync(id, cancellationToken);
            var eventId = EventIdOf(session, counts);
            if (!string.Equals(eventId, seen, StringComparison.Ordinal))
            {
                var status = JsonSerializer.Serialize(SessionStatus.Of(session, counts, time.GetUtcNow()), HttpJson.Default.SessionStatus);
                await sendAsync($"id: {eventId}\nevent: {(session.Ending is null ? "progress" : "ended")}\ndata: {status}\n\n");
                (seen, spoken) = (eventId, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(spoken) >= s_heartbeat)
            {
                await sendAsync(": still here\n\n");
                spoken = time.GetTimestamp();
            }

            if (session.Ending is not null)
            {
                return;
            }

            await Task.Delay(s_look, time, cancellationToken);
        }
    }

    /// <summary>The id of the event that tells where a session stands.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> EventIdOfAsync(StoredSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return EventIdOf(session, await store.CountResultsAsync(session.SessionId, cancellationToken));
    }

    private static string EventIdOf(StoredSession session, ResultCounts counts) =>
        string.Create(CultureInfo.InvariantCulture, $"{counts.Total}-{Words.Of(session.State)}{(session.IsCancelRequested ? "-cancelRequested" : "")}");
}
