using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Npgsql;
using Tuning.Sessions.Stores;
using Tuning.Storage.Resilience;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Postgres;

/// <summary>A PostgreSQL database. While it is out of reach, steps wait and try again.</summary>
internal sealed class PostgresDatabase : ISqlDatabase
{
    private readonly NpgsqlDataSource _source;
    private readonly OutagePatience _patience;
    private readonly PostgresSchema _schema;

    /// <summary>Names the database, which is reached on first use.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgresDatabase(PostgresOptions options, TimeProvider time)
    {
        _source = PostgresSource.Create(options);
        _patience = new OutagePatience(options.Patience, time, PostgresFailures.IsOutage);
        _schema = new PostgresSchema(Texts.Migrations, time);
    }

    /// <inheritdoc/>
    public SqlTexts Texts { get; } = new("Postgres");

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        WithConnectionAsync(read, cancellationToken);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(transaction);
            await transaction.CommitAsync(cancellationToken);
            return result;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task InsertTrialsAsync(
        DbTransaction transaction, IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken) =>
        PostgresCopy.TrialsAsync((NpgsqlConnection)transaction.Connection!, trials, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ResultRow>> InsertResultsAsync(
        DbTransaction transaction, IReadOnlyList<ResultRow> results, CancellationToken cancellationToken)
    {
        const string Before = "results";
        var connection = (NpgsqlConnection)transaction.Connection!;
        await transaction.SaveAsync(Before, cancellationToken);
        try
        {
            await PostgresCopy.ResultsAsync(connection, "tuning_results", results, cancellationToken);
            return results;
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            // COPY cannot leave out what is there: then the rows take the way through a table that can.
            await transaction.RollbackAsync(Before, cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                Texts["StageResults"], transaction: transaction, cancellationToken: cancellationToken));
            await PostgresCopy.ResultsAsync(connection, "staged_results", results, cancellationToken);
            var added = (await connection.QueryAsync<(string, int, int, string, int)>(new CommandDefinition(
                Texts["TakeStagedResults"], transaction: transaction, cancellationToken: cancellationToken))).ToHashSet();
            return [.. results.Where(row => added.Contains((row.SessionId, row.Fold, row.Trial, row.Window, row.Rung)))];
        }
    }

    /// <inheritdoc/>
    public Task CheckSchemaAsync(CancellationToken cancellationToken) => WithConnectionAsync(
        async connection =>
        {
            await _schema.CheckAsync((NpgsqlConnection)connection, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> MigrateAsync(int version, CancellationToken cancellationToken) => WithConnectionAsync(
        connection => _schema.MigrateAsync((NpgsqlConnection)connection, version, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<T> WithConnectionAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) =>
        _patience.RunAsync(
            async token =>
            {
                await using var connection = await _source.OpenConnectionAsync(token);
                return await work(connection);
            },
            cancellationToken);
}
