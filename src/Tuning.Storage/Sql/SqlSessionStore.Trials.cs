using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <content>Folds, trials, jobs and results.</content>
public sealed partial class SqlSessionStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<StoredTrial>> AddTrialsAsync(
        IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.Count == 0)
        {
            return Task.FromResult<ImmutableArray<StoredTrial>>([]);
        }

        var batch = new
        {
            trials[0].SessionId,
            trials[0].Fold,
            trials[0].Batch,
            First = trials.Min(trial => trial.Trial),
            Trials = trials.Count,
        };
        if (trials.Any(trial => trial.Batch != batch.Batch || trial.Fold != batch.Fold
            || !string.Equals(trial.SessionId, batch.SessionId, StringComparison.Ordinal)))
        {
            throw new ArgumentException("The trials of one write belong to one batch.", nameof(trials));
        }

        return WriteAsync(
            async transaction =>
            {
                // Whoever holds the fold's row decides its next batch; the others wait here and find it decided.
                await ExecuteAsync(transaction, "UpsertFold", batch, cancellationToken);
                var stored = (await transaction.Connection!.QueryAsync<TrialRow>(
                    Command("ReadBatch", batch, transaction, cancellationToken))).Select(row => row.ToTrial()).ToImmutableArray();
                if (!stored.IsEmpty)
                {
                    return stored;
                }

                await _database.InsertTrialsAsync(transaction, trials, cancellationToken);
                await ExecuteAsync(transaction, "GrowFold", batch, cancellationToken);
                return [.. trials.OrderBy(trial => trial.Trial)];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredTrial>> ReadTrialsAsync(
        FoldKey fold, TrialRange range, CancellationToken cancellationToken) =>
        ListAsync<TrialRow, StoredTrial>(
            "ReadTrials", new { fold.SessionId, fold.Fold, range.First, range.End }, row => row.ToTrial(), cancellationToken);

    /// <inheritdoc/>
    public Task<int> AddResultsAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        return WriteAsync(transaction => InsertAsync(transaction, results, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> AddJobAsync(StoredJob job, IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(results);
        return WriteAsync(
            async transaction =>
            {
                var written = await InsertAsync(transaction, results, cancellationToken);
                await ExecuteAsync(transaction, "InsertJob", job, cancellationToken);
                return written;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredJob>> ReadJobsAsync(FoldKey fold, CancellationToken cancellationToken) =>
        ListAsync<JobRow, StoredJob>("ReadJobs", new { fold.SessionId, fold.Fold }, row => row.ToJob(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredFold>> ReadFoldsAsync(string sessionId, CancellationToken cancellationToken) =>
        ListAsync<FoldRow, StoredFold>("ReadFolds", new { SessionId = sessionId }, row => row.ToFold(), cancellationToken);

    /// <inheritdoc/>
    public Task ChooseAsync(FoldKey fold, int trial, CancellationToken cancellationToken) => WriteAsync(
        transaction => ExecuteAsync(
            transaction, "ChooseTrial", new { fold.SessionId, fold.Fold, Trial = trial }, cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredResult>> ReadResultsAsync(
        FoldKey fold, TrialRange range, CancellationToken cancellationToken) =>
        ListAsync<ResultRow, StoredResult>(
            "ReadResults", new { fold.SessionId, fold.Fold, range.First, range.End }, row => row.ToResult(), cancellationToken);

    /// <inheritdoc/>
    public async Task<ResultCounts> CountResultsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await ListAsync<StateCountRow, StateCountRow>(
            "CountResults", new { SessionId = sessionId }, row => row, cancellationToken);
        return new ResultCounts(
            Count(TrialState.Completed),
            Count(TrialState.Failed),
            Count(TrialState.Pruned),
            Count(TrialState.TimedOut),
            Count(TrialState.Cancelled));

        int Count(TrialState state) =>
            rows.FirstOrDefault(row => string.Equals(row.State, Words.Of(state), StringComparison.Ordinal))?.Count ?? 0;
    }

    private async Task<int> InsertAsync(
        DbTransaction transaction, IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return 0;
        }

        var added = await _database.InsertResultsAsync(transaction, [.. results.Select(ResultRow.From)], cancellationToken);
        // Always in the same order: whoever counts at the same time waits for this transaction, never for itself.
        var counts = added
            .Where(CountsAsTrial)
            .GroupBy(row => (row.SessionId, row.Fold, row.State))
            .OrderBy(group => group.Key.SessionId, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Fold)
            .ThenBy(group => group.Key.State, StringComparer.Ordinal);
        foreach (var count in counts)
        {
            var (sessionId, fold, state) = count.Key;
            await ExecuteAsync(
                transaction, "AddCount", new { SessionId = sessionId, Fold = fold, State = state, Trials = count.Count() }, cancellationToken);
        }

        return added.Count;
    }

    // What is measured on the way, on test windows and on the holdout ends no trial of a search.
    private static bool CountsAsTrial(ResultRow row) =>
        row.Window is not (SessionPlan.TestWindow or SessionPlan.HoldoutWindow)
        && !string.Equals(row.State, Words.Of(TrialState.Reported), StringComparison.Ordinal);
}
