using Tuning.Sessions.Stores;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>Where commands look at sessions and act on them: the store of a home, or a server.</summary>
internal interface ISessionDesk : IDisposable
{
    /// <summary>Where it looks, for messages.</summary>
    string Place { get; }

    /// <summary>Sessions, newest first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SessionList> ListAsync(SessionFilter filter, CancellationToken cancellationToken);

    /// <summary>A session; null when there is none.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SessionStatus?> FindAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Trials of a session that exists, in the order of their numbers.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="range">Which ones, at most 10,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TrialList> TrialsAsync(string sessionId, TrialRange range, CancellationToken cancellationToken);

    /// <summary>Completed trials of a session that exists, best first.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="limit">Most trials, 1 to 10,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ResultList> ResultsAsync(string sessionId, int limit, CancellationToken cancellationToken);

    /// <summary>The report of a session that exists, one HTML page; null until the session has ended.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> ReportAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Cancels, pauses or resumes a session that exists and has not ended.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="control">What to do.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The session afterwards.</returns>
    Task<SessionStatus> ControlAsync(string sessionId, SessionControlKind control, CancellationToken cancellationToken);

    /// <summary>Removes sessions that ended long ago, as many as it does at a time.</summary>
    /// <param name="age">How long ago they ended at least.</param>
    /// <param name="cancellationToken">Ends the work; what is removed stays removed.</param>
    Task<PurgeReport> PurgeAsync(TimeSpan age, CancellationToken cancellationToken);
}
