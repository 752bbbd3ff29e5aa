using Npgsql;
using NpgsqlTypes;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Postgres;

/// <summary>Writes blocks of rows by COPY.</summary>
internal static class PostgresCopy
{
    /// <summary>Writes trials; none is there yet.</summary>
    public static async Task TrialsAsync(
        NpgsqlConnection connection, IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY tuning_trials (session_id, fold, trial, batch, point_hash, point_json) FROM STDIN (FORMAT BINARY)",
            cancellationToken);
        foreach (var trial in trials)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(trial.SessionId, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(trial.Fold, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(trial.Trial, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(trial.Batch, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(trial.PointHash, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(trial.PointJson, NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Writes results into a table that has the columns of tuning_results; none of their keys is there yet.</summary>
    public static async Task ResultsAsync(
        NpgsqlConnection connection, string table, IReadOnlyList<ResultRow> results, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""
            COPY {table} (
                session_id, fold, trial, "window", rung, state, metrics_json, effective_hash, trace_hash, error_type, error_message)
            FROM STDIN (FORMAT BINARY)
            """,
            cancellationToken);
        foreach (var row in results)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.SessionId, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Fold, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Trial, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.Window, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.Rung, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(row.State, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.MetricsJson, NpgsqlDbType.Json, cancellationToken);
            await copy.WriteAsync(row.EffectiveHash, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.TraceHash, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.ErrorType, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(row.ErrorMessage, NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
