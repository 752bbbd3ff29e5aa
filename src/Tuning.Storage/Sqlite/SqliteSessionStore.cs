using System.Collections.Immutable;
using Dapper;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sqlite;

/// <summary>Sessions in one SQLite file: the store of a single machine. Committed means on disk.</summary>
public sealed partial class SqliteSessionStore : ISessionStore, ISessionControl, IDisposable
{
    private readonly SqliteDatabase _database;

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <param name="path">The file's path; its folder exists.</param>
    /// <param name="time">The clock that migrations are stamped from.</param>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public SqliteSessionStore(string path, TimeProvider time) => _database = new SqliteDatabase(path, time);

    /// <inheritdoc/>
    public Task<StoredSession> AddSessionAsync(StoredSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return _database.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute(SqliteStatements.InsertSession, SessionRow.From(session), transaction);
                return connection
                    .QuerySingle<SessionRow>(SqliteStatements.FindSession, new { session.SessionId }, transaction)
                    .ToSession();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSession?> FindSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection => connection
            .QuerySingleOrDefault<SessionRow>(SqliteStatements.FindSession, new { SessionId = sessionId })?
            .ToSession()));

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredSession>> ListSessionsAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection => connection
            .Query<SessionRow>(SqliteStatements.ListSessions, new { Limit = limit })
            .Select(row => row.ToSession())
            .ToImmutableArray()));

    /// <inheritdoc/>
    public Task SetStateAsync(string sessionId, SessionState state, CancellationToken cancellationToken)
    {
        if (state is not (SessionState.Planned or SessionState.Running or SessionState.Paused))
        {
            throw new ArgumentException($"{state} is an end: a session is ended with its result.", nameof(state));
        }

        return _database.WriteAsync(
            (connection, transaction) => connection.Execute(
                SqliteStatements.SetSessionState, new { SessionId = sessionId, State = Words.Of(state) }, transaction),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredSession> EndSessionAsync(string sessionId, SessionEnding ending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ending);
        var parameters = new
        {
            SessionId = sessionId,
            State = Words.Of(ending.State),
            EndedAt = SessionRow.Text(ending.EndedAt),
            ending.ResultHash,
            ending.SummaryJson,
            ending.ErrorType,
            ending.ErrorMessage,
        };
        return _database.WriteAsync(
            (connection, transaction) =>
            {
                connection.Execute(SqliteStatements.EndSession, parameters, transaction);
                return connection
                    .QuerySingleOrDefault<SessionRow>(SqliteStatements.FindSession, new { SessionId = sessionId }, transaction)?
                    .ToSession() ?? throw new InvalidOperationException($"There is no session {sessionId}.");
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RequestCancelAsync(string sessionId, CancellationToken cancellationToken) => _database.WriteAsync(
        (connection, transaction) =>
            connection.Execute(SqliteStatements.RequestCancel, new { SessionId = sessionId }, transaction),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsCancelRequestedAsync(string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection =>
            connection.QuerySingleOrDefault<bool>(SqliteStatements.IsCancelRequested, new { SessionId = sessionId })));

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredTrial>> AddTrialsAsync(
        IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.Count == 0)
        {
            return Task.FromResult<ImmutableArray<StoredTrial>>([]);
        }

        var batch = new { trials[0].SessionId, trials[0].Fold, trials[0].Batch };
        if (trials.Any(trial => trial.Batch != batch.Batch || trial.Fold != batch.Fold
            || !string.Equals(trial.SessionId, batch.SessionId, StringComparison.Ordinal)))
        {
            throw new ArgumentException("The trials of one write belong to one batch.", nameof(trials));
        }

        return _database.WriteAsync(
            (connection, transaction) =>
            {
                var stored = connection.Query<TrialRow>(SqliteStatements.ReadBatch, batch, transaction)
                    .Select(row => row.ToTrial()).ToImmutableArray();
                if (!stored.IsEmpty)
                {
                    return stored;
                }

                connection.Execute(SqliteStatements.InsertTrial, trials, transaction);
                return [.. trials.OrderBy(trial => trial.Trial)];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredTrial>> ReadTrialsAsync(
        FoldKey fold, TrialRange range, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection => connection
            .Query<TrialRow>(SqliteStatements.ReadTrials, new { fold.SessionId, fold.Fold, range.First, range.End })
            .Select(row => row.ToTrial())
            .ToImmutableArray()));

    /// <inheritdoc/>
    public Task<int> AddResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        return _database.WriteAsync(
            (connection, transaction) =>
                connection.Execute(SqliteStatements.InsertResult, results.Select(ResultRow.From), transaction),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredResult>> ReadResultsAsync(
        FoldKey fold, TrialRange range, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(connection => connection
            .Query<ResultRow>(SqliteStatements.ReadResults, new { fold.SessionId, fold.Fold, range.First, range.End })
            .Select(row => row.ToResult())
            .ToImmutableArray()));

    /// <inheritdoc/>
    public Task<ResultCounts> CountResultsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = _database.Read(connection => connection
            .Query<StateCountRow>(SqliteStatements.CountResults, new { SessionId = sessionId })
            .ToDictionary(row => row.State, row => row.Count, StringComparer.Ordinal));
        return Task.FromResult(new ResultCounts(
            Count(TrialState.Completed),
            Count(TrialState.Failed),
            Count(TrialState.Pruned),
            Count(TrialState.TimedOut),
            Count(TrialState.Cancelled)));

        int Count(TrialState state) => rows.GetValueOrDefault(Words.Of(state));
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
