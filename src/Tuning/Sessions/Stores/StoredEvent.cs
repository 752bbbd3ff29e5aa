namespace Tuning.Sessions.Stores;

/// <summary>Something that happened to a session, for its audit and for those who watch it.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Key">What makes it one event of the session however often it is written, such as <c>ended</c>.</param>
/// <param name="Kind">What happened, in one word.</param>
/// <param name="At">When, UTC, in microseconds.</param>
public sealed record StoredEvent(string SessionId, string Key, string Kind, DateTimeOffset At)
{
    /// <summary>Its place among the session's events, from 1, with gaps; 0 until it is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>More about it, JSON; null for nothing.</summary>
    public string? DetailJson { get; init; }
}
