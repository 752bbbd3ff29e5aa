using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Sqlite;

/// <summary>
/// One SQLite file in write-ahead mode. Committed means on disk: the writer runs with synchronous = FULL. Readers take
/// connections of their own, writers wait for the one that writes.
/// </summary>
internal sealed class SqliteDatabase : ISqlDatabase
{
    private const int BusySeconds = 30;

    private readonly string _connectionString;
    private readonly SqliteSchema _schema;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteConnection? _writer;

    /// <summary>Names the file, which is opened or created on first use.</summary>
    public SqliteDatabase(string path, TimeProvider time)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString();
        _schema = new SqliteSchema(Texts.Migrations, time);
    }

    /// <inheritdoc/>
    public SqlTexts Texts { get; } = new("Sqlite");

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = Open();
        return await read(connection);
    }

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) => InTurnAsync(
        async writer =>
        {
            await using var transaction = writer.BeginTransaction(deferred: false);
            var result = await write(transaction);
            transaction.Commit();
            return result;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task InsertTrialsAsync(
        DbTransaction transaction, IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken)
    {
        await using var insert = new PreparedInsert(
            transaction, Texts["InsertTrial"], "@SessionId", "@Fold", "@Trial", "@Batch", "@PointHash", "@PointJson");
        foreach (var trial in trials)
        {
            insert.Run(trial.SessionId, trial.Fold, trial.Trial, trial.Batch, trial.PointHash, trial.PointJson);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ResultRow>> InsertResultsAsync(
        DbTransaction transaction, IReadOnlyList<ResultRow> results, CancellationToken cancellationToken)
    {
        await using var insert = new PreparedInsert(
            transaction,
            Texts["InsertResult"],
            "@SessionId",
            "@Fold",
            "@Trial",
            "@Window",
            "@Rung",
            "@State",
            "@MetricsJson",
            "@EffectiveHash",
            "@TraceHash",
            "@ErrorType",
            "@ErrorMessage");
        return [.. results.Where(row => insert.Run(
            row.SessionId,
            row.Fold,
            row.Trial,
            row.Window,
            row.Rung,
            row.State,
            row.MetricsJson,
            row.EffectiveHash,
            row.TraceHash,
            row.ErrorType,
            row.ErrorMessage) > 0)];
    }

    /// <inheritdoc/>
    public Task CheckSchemaAsync(CancellationToken cancellationToken) => InTurnAsync(
        writer =>
        {
            // A file without a table holds nothing that a migration could change unasked.
            if (SqliteSchema.IsEmpty(writer))
            {
                _schema.Create(writer);
            }

            _schema.Check(writer);
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> MigrateAsync(int version, CancellationToken cancellationToken) =>
        InTurnAsync(writer => Task.FromResult(_schema.Migrate(writer, version)), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_writer is not null)
        {
            SqliteConnection.ClearPool(_writer);
            _writer.Dispose();
        }

        _writing.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> InTurnAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await work(_writer ??= OpenWriter());
        }
        finally
        {
            _writing.Release();
        }
    }

    private SqliteConnection OpenWriter()
    {
        var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        return connection;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
