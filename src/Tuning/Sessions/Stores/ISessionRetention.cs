using System.Collections.Immutable;

namespace Tuning.Sessions.Stores;

/// <summary>Removes what is kept no longer. Safe to use from several threads and processes.</summary>
public interface ISessionRetention
{
    /// <summary>The ids of sessions that ended before an instant, oldest end first.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="limit">Largest number of sessions, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<string>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>The hashes of a session's artifacts that no other session refers to.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<string>> FindUnsharedArtifactsAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Removes a session that has ended with everything that belongs to it, in one transaction.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was such a session; one that has not ended is left alone.</returns>
    Task<bool> DeleteEndedAsync(string sessionId, CancellationToken cancellationToken);
}
