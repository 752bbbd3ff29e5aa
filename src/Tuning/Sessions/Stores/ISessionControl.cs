using System.Collections.Immutable;

namespace Tuning.Sessions.Stores;

/// <summary>
/// What the people who run sessions ask of the store: pages of sessions, pauses, and requests that count once. Safe to use
/// from several threads and processes.
/// </summary>
public interface ISessionControl
{
    /// <summary>Lists the sessions that a filter lets through, newest first.</summary>
    /// <param name="filter">Which sessions, and how many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredSession>> ListSessionsAsync(SessionFilter filter, CancellationToken cancellationToken);

    /// <summary>Notes whether a session is to pause before its next batch; what runs for it reads this.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="isRequested">Whether it is to pause.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RequestPauseAsync(string sessionId, bool isRequested, CancellationToken cancellationToken);

    /// <summary>Whether a session is to pause before its next batch.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> IsPauseRequestedAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Claims an idempotency key: the first claim of a key is stored, every later one reads it.</summary>
    /// <param name="claim">The key, what was asked, and the id of the session that it would start.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The claim that is stored under the key: the given one or an earlier one.</returns>
    Task<SessionClaim> ClaimAsync(SessionClaim claim, CancellationToken cancellationToken);
}
