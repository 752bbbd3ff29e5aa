namespace Tuning.Sessions.Stores;

/// <summary>Which sessions a list shows.</summary>
/// <param name="Limit">Largest number of sessions, from 1.</param>
public sealed record SessionFilter(int Limit)
{
    /// <summary>The state that they are in; null for any.</summary>
    public SessionState? State { get; init; }

    /// <summary>What their names begin with, in its exact case; null for any.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>The id of the session that the list goes on after; null to begin with the newest. After an unknown one comes nothing.</summary>
    public string? After { get; init; }
}
