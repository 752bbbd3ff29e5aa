using System.Collections.Immutable;
using Dapper;
using Npgsql;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Postgres;

/// <summary>The schema of a PostgreSQL database: its version, and the way forward under an advisory lock.</summary>
/// <param name="migrations">The migrations, oldest first.</param>
/// <param name="time">The clock that they are stamped from.</param>
internal sealed class PostgresSchema(ImmutableArray<Migration> migrations, TimeProvider time)
{
    // Any number that nobody else locks in this database: the letters of "tune".
    private const long LockKey = 0x74756E65;

    /// <summary>Accepts the current schema only.</summary>
    /// <exception cref="SchemaVersionException">It is older, newer or missing.</exception>
    public async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        SchemaCheck.Require(NameOf(connection), await AppliedAsync(connection, cancellationToken), migrations);

    /// <summary>Applies what is missing up to a version, each migration in a transaction of its own.</summary>
    /// <exception cref="SchemaVersionException">The schema is newer.</exception>
    public async Task<ImmutableArray<string>> MigrateAsync(
        NpgsqlConnection connection, int version, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "SELECT pg_advisory_lock(@LockKey)", new { LockKey }, commandTimeout: 0, cancellationToken: cancellationToken));
        try
        {
            return await MigrateLockedAsync(connection, version, cancellationToken);
        }
        finally
        {
            // A connection that is lost has lost its lock too.
            if (connection.State is System.Data.ConnectionState.Open)
            {
                await connection.ExecuteAsync("SELECT pg_advisory_unlock(@LockKey)", new { LockKey });
            }
        }
    }

    private async Task<ImmutableArray<string>> MigrateLockedAsync(
        NpgsqlConnection connection, int version, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS tuning_migrations (name TEXT NOT NULL PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL)");
        var applied = await AppliedAsync(connection, cancellationToken);
        SchemaCheck.RefuseNewer(NameOf(connection), applied, migrations);
        var taken = ImmutableArray.CreateBuilder<string>();
        foreach (var migration in migrations.Where(migration => migration.Version <= version && !applied.Contains(migration.Name)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                migration.Text, transaction: transaction, commandTimeout: 0, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(
                "INSERT INTO tuning_migrations (name, applied_at) VALUES (@Name, @AppliedAt)",
                new { migration.Name, AppliedAt = time.GetUtcNow() },
                transaction);
            await transaction.CommitAsync(cancellationToken);
            taken.Add(migration.Name);
        }

        return taken.ToImmutable();
    }

    private static async Task<ImmutableHashSet<string>> AppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var exists = await connection.QuerySingleAsync<bool>(new CommandDefinition(
            "SELECT to_regclass('tuning_migrations') IS NOT NULL", cancellationToken: cancellationToken));
        return exists
            ? (await connection.QueryAsync<string>(new CommandDefinition(
                "SELECT name FROM tuning_migrations", cancellationToken: cancellationToken)))
                .ToImmutableHashSet(StringComparer.Ordinal)
            : [];
    }

    private static string NameOf(NpgsqlConnection connection) => $"The database {connection.Database} at {connection.Host}:{connection.Port}";
}
