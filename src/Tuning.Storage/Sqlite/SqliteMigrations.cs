using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tuning.Storage.Sqlite;

/// <summary>Brings a database forward, one migration after the other, each once and in its own transaction.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">The database was written by a newer version.</exception>
    public static void Apply(SqliteConnection connection, TimeProvider time)
    {
        connection.Execute(
            "CREATE TABLE IF NOT EXISTS tuning_migrations (name TEXT NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL) WITHOUT ROWID");
        foreach (var (name, text) in SqliteStatements.Migrations)
        {
            // Another process may be migrating too: who gets the lock looks again.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (!Applied(connection, transaction).Contains(name, StringComparer.Ordinal))
            {
                connection.Execute(text, transaction: transaction);
                connection.Execute(
                    "INSERT INTO tuning_migrations (name, applied_at) VALUES (@name, @appliedAt)",
                    new { name, appliedAt = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
                    transaction);
            }

            transaction.Commit();
        }

        var unknown = Applied(connection, null).Except(SqliteStatements.Migrations.Select(pair => pair.Key), StringComparer.Ordinal);
        if (unknown.FirstOrDefault() is { } newer)
        {
            throw new InvalidOperationException(
                $"The database {connection.DataSource} holds the migration {newer}, which this version does not know: use the version that wrote it, or a newer one.");
        }
    }

    private static IEnumerable<string> Applied(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.Query<string>("SELECT name FROM tuning_migrations ORDER BY name", transaction: transaction);
}
