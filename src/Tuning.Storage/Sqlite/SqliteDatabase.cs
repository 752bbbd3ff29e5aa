using Dapper;
using Microsoft.Data.Sqlite;

namespace Tuning.Storage.Sqlite;

/// <summary>
/// One SQLite file in write-ahead mode. Committed means on disk: every connection runs with synchronous = FULL. Readers
/// take connections of their own, writers wait for the one that writes.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusySeconds = 30;

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    public SqliteDatabase(string path, TimeProvider time)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString();
        _writer = Open();
        try
        {
            SqliteMigrations.Apply(_writer, time);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that read.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Open();
        return read(connection);
    }

    /// <summary>Runs statements that write, in one transaction that is durable when this returns.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = write(_writer, transaction);
            transaction.Commit();
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearPool(_writer);
        _writer.Dispose();
        _writing.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        return connection;
    }
}
