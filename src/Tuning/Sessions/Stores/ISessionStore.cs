using System.Collections.Immutable;
using Tuning.Sessions.Planning;

namespace Tuning.Sessions.Stores;

/// <summary>
/// Where sessions, their trials and results are kept: the truth about a session. Every row is written once; a repeated
/// write finds the row that is there. A write that returns is durable; one that fails throws and fails its step.
/// Safe to use from several threads and processes.
/// </summary>
public interface ISessionStore
{
    /// <summary>Stores a session with the data that it uses, or reads the one that has its id.</summary>
    /// <param name="session">The planned session.</param>
    /// <param name="datasets">Its data, in the order of the plan.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is stored under the id.</returns>
    Task<StoredSession> AddSessionAsync(
        StoredSession session, IReadOnlyList<PlannedDataset> datasets, CancellationToken cancellationToken);

    /// <summary>The data that a session uses, in the order of its plan.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<PlannedDataset>> ReadDatasetsAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Reads a session.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session, or null when the id is unknown.</returns>
    Task<StoredSession?> FindSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Lists sessions, newest first.</summary>
    /// <param name="limit">Largest number of sessions, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredSession>> ListSessionsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Moves a session that has not ended to another state that is not its end.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="state">Planned, Running or Paused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The state is an end.</exception>
    Task SetStateAsync(string sessionId, SessionState state, CancellationToken cancellationToken);

    /// <summary>Ends a session; one that has ended already keeps its end.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="ending">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session as it is stored now.</returns>
    /// <exception cref="InvalidOperationException">The id is unknown.</exception>
    Task<StoredSession> EndSessionAsync(string sessionId, SessionEnding ending, CancellationToken cancellationToken);

    /// <summary>Notes that a session is to stop; what runs for it polls this.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RequestCancelAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Whether a session is to stop.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> IsCancelRequestedAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Stores a batch of trials in one transaction, or reads the batch that is there.</summary>
    /// <param name="trials">The trials of one session, fold and batch.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The batch as it is stored, in trial order: the given one or, whole, an earlier one.</returns>
    Task<ImmutableArray<StoredTrial>> AddTrialsAsync(IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken);

    /// <summary>Reads a run of trials in trial order.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="range">First trial number and how many numbers at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredTrial>> ReadTrialsAsync(FoldKey fold, TrialRange range, CancellationToken cancellationToken);

    /// <summary>Stores results in one transaction; a result whose key is there already is left as it is.</summary>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many of them were new.</returns>
    Task<int> AddResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a job that is done with its results, in one transaction; a job or a result whose key is there already is left
    /// as it is.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="results">Its results.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many of the results were new.</returns>
    Task<int> AddJobAsync(StoredJob job, IReadOnlyList<StoredResult> results, CancellationToken cancellationToken);

    /// <summary>The jobs of a fold that are done, in order of batch and job.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredJob>> ReadJobsAsync(FoldKey fold, CancellationToken cancellationToken);

    /// <summary>The folds of a session whose search has begun, in order.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredFold>> ReadFoldsAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Notes the trial that a fold chose; a fold that has chosen keeps its choice.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="trial">The trial's number, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ChooseAsync(FoldKey fold, int trial, CancellationToken cancellationToken);

    /// <summary>
    /// Notes an event of a session; one whose key the session has already is left as it is. The store itself notes when a
    /// session is planned, changes its state, is to stop and ends.
    /// </summary>
    /// <param name="entry">The event; its sequence is the store's to give.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The session is unknown.</exception>
    Task AddEventAsync(StoredEvent entry, CancellationToken cancellationToken);

    /// <summary>Reads the events of a session that follow one, in order: none that follows is ever missed.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="after">Sequence of the last event that is known; 0 for none.</param>
    /// <param name="limit">Largest number of events, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredEvent>> ReadEventsAsync(
        string sessionId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Notes that a session refers to an artifact; a kind that it has already is left as it is.</summary>
    /// <param name="artifact">The reference.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddArtifactAsync(StoredArtifact artifact, CancellationToken cancellationToken);

    /// <summary>The artifacts that a session refers to, by kind.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredArtifact>> ReadArtifactsAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Reads the results of a run of trials in order of trial, window and rung.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="range">First trial number and how many numbers at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredResult>> ReadResultsAsync(FoldKey fold, TrialRange range, CancellationToken cancellationToken);

    /// <summary>Counts the results of a session by state.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ResultCounts> CountResultsAsync(string sessionId, CancellationToken cancellationToken);
}
