using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Sqlite;

/// <summary>The schema of a SQLite file: its version, and the way forward.</summary>
/// <param name="migrations">The migrations, oldest first.</param>
/// <param name="time">The clock that they are stamped from.</param>
internal sealed class SqliteSchema(ImmutableArray<Migration> migrations, TimeProvider time)
{
    private const string Ledger =
        "CREATE TABLE IF NOT EXISTS tuning_migrations (name TEXT NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL) WITHOUT ROWID";

    /// <summary>Whether the file holds no table at all.</summary>
    public static bool IsEmpty(SqliteConnection connection) => IsEmpty(connection, null);

    /// <summary>Gives an empty file the current schema, whole or not at all: a program that is killed meanwhile leaves it empty.</summary>
    public void Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have been first.
        if (IsEmpty(connection, transaction))
        {
            connection.Execute(Ledger, transaction: transaction);
            foreach (var migration in migrations)
            {
                Apply(connection, transaction, migration);
            }
        }

        transaction.Commit();
    }

    /// <summary>Accepts the current schema only.</summary>
    /// <exception cref="SchemaVersionException">It is older or newer.</exception>
    public void Check(SqliteConnection connection) =>
        SchemaCheck.Require(connection.DataSource, Applied(connection, null), migrations);

    /// <summary>Applies what is missing up to a version, each migration in a transaction of its own.</summary>
    /// <exception cref="SchemaVersionException">The schema is newer.</exception>
    public ImmutableArray<string> Migrate(SqliteConnection connection, int version)
    {
        connection.Execute(Ledger);
        SchemaCheck.RefuseNewer(connection.DataSource, Applied(connection, null), migrations);
        var taken = ImmutableArray.CreateBuilder<string>();
        foreach (var migration in migrations.Where(migration => migration.Version <= version))
        {
            // Another process may be migrating too: who gets the lock looks again.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (!Applied(connection, transaction).Contains(migration.Name, StringComparer.Ordinal))
            {
                Apply(connection, transaction, migration);
                taken.Add(migration.Name);
            }

            transaction.Commit();
        }

        return taken.ToImmutable();
    }

    private static bool IsEmpty(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.QuerySingle<int>("SELECT COUNT(*) FROM sqlite_master", transaction: transaction) == 0;

    private void Apply(SqliteConnection connection, SqliteTransaction transaction, Migration migration)
    {
        connection.Execute(migration.Text, transaction: transaction);
        connection.Execute(
            "INSERT INTO tuning_migrations (name, applied_at) VALUES (@Name, @AppliedAt)",
            new { migration.Name, AppliedAt = time.GetUtcNow() },
            transaction);
    }

    private static List<string> Applied(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.QuerySingle<int>(
            "SELECT COUNT(*) FROM sqlite_master WHERE name = 'tuning_migrations'", transaction: transaction) == 0
            ? []
            : [.. connection.Query<string>("SELECT name FROM tuning_migrations ORDER BY name", transaction: transaction)];
}
