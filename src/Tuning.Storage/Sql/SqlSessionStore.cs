using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Tuning.Sessions.Stores;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sqlite;

namespace Tuning.Storage.Sql;

/// <summary>Sessions in a relational database: one SQLite file, or PostgreSQL. Committed means on disk.</summary>
public sealed partial class SqlSessionStore
    : ISessionStore, ISessionControl, ISessionRetention, IValidationLedger, IAsyncDisposable, IDisposable
{
    private readonly ISqlDatabase _database;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _checking = new(1, 1);
    private volatile bool _isChecked;

    static SqlSessionStore()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
    }

    private SqlSessionStore(ISqlDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Sessions in one SQLite file, the store of a single machine. A new file is given the current schema.</summary>
    /// <param name="path">The file's path; its folder exists.</param>
    /// <param name="time">The clock that events are stamped from.</param>
    public static SqlSessionStore OfSqlite(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqlSessionStore(new SqliteDatabase(path, time), time);
    }

    /// <summary>Sessions in PostgreSQL, which several machines may share. It is reached on first use.</summary>
    /// <param name="options">The database and how it is reached.</param>
    /// <param name="time">The clock that events are stamped from.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static SqlSessionStore OfPostgres(PostgresOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SqlSessionStore(new PostgresDatabase(options, time), time);
    }

    /// <summary>The version of the schema that this version works with, from 1.</summary>
    public int SchemaVersion => _database.Texts.Migrations.Length;

    /// <summary>Checks that the database has the schema that this version works with. Every use of the store does so first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SchemaVersionException">The schema is older, newer or missing; the message says what to do.</exception>
    public async Task CheckSchemaAsync(CancellationToken cancellationToken)
    {
        if (_isChecked)
        {
            return;
        }

        await _checking.WaitAsync(cancellationToken);
        try
        {
            if (!_isChecked)
            {
                await _database.CheckSchemaAsync(cancellationToken);
                _isChecked = true;
            }
        }
        finally
        {
            _checking.Release();
        }
    }

    /// <summary>Brings the schema forward, one migration after the other, while nobody else does.</summary>
    /// <param name="cancellationToken">Ends the wait; what is applied stays applied.</param>
    /// <returns>The names of the migrations that this took; empty when the schema is current.</returns>
    /// <exception cref="SchemaVersionException">The schema is newer than this version.</exception>
    public Task<ImmutableArray<string>> MigrateAsync(CancellationToken cancellationToken) =>
        _database.MigrateAsync(SchemaVersion, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _checking.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _checking.Dispose();
    }

    // Brings the schema to an older version: what tests of migrations start from.
    internal Task MigrateToAsync(int version, CancellationToken cancellationToken) =>
        _database.MigrateAsync(version, cancellationToken);

    internal async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await CheckSchemaAsync(cancellationToken);
        return await _database.ReadAsync(read, cancellationToken);
    }

    internal async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        await CheckSchemaAsync(cancellationToken);
        return await _database.WriteAsync(write, cancellationToken);
    }

    internal Task<ImmutableArray<T>> ListAsync<TRow, T>(
        string statement, object parameters, Func<TRow, T> convert, CancellationToken cancellationToken) =>
        ReadAsync(
            async connection => (await connection.QueryAsync<TRow>(Command(statement, parameters, null, cancellationToken)))
                .Select(convert)
                .ToImmutableArray(),
            cancellationToken);

    internal Task<int> ExecuteAsync(DbTransaction transaction, string statement, object parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(Command(statement, parameters, transaction, cancellationToken));

    internal CommandDefinition Command(
        string statement, object parameters, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(_database.Texts[statement], parameters, transaction, cancellationToken: cancellationToken);
}
