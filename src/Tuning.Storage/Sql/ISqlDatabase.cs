using System.Collections.Immutable;
using System.Data.Common;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>One kind of database: how connections and transactions are had, and how many rows are written at once.</summary>
internal interface ISqlDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>Its SQL.</summary>
    SqlTexts Texts { get; }

    /// <summary>Runs statements that read; they may run again when the database was out of reach.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Runs statements that write, in one transaction that is durable when this returns; they may run again when the
    /// database was out of reach, even after they were committed.
    /// </summary>
    Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Writes new trials.</summary>
    Task InsertTrialsAsync(DbTransaction transaction, IReadOnlyList<StoredTrial> trials, CancellationToken cancellationToken);

    /// <summary>Writes results whose keys are new, and returns those.</summary>
    Task<IReadOnlyList<ResultRow>> InsertResultsAsync(DbTransaction transaction, IReadOnlyList<ResultRow> results, CancellationToken cancellationToken);

    /// <summary>Accepts the current schema only; a database that cannot hold anything yet may be given it.</summary>
    /// <exception cref="SchemaVersionException">The schema is older or newer.</exception>
    Task CheckSchemaAsync(CancellationToken cancellationToken);

    /// <summary>Brings the schema forward to a version, and returns the names of the migrations that this took.</summary>
    /// <exception cref="SchemaVersionException">The schema is newer.</exception>
    Task<ImmutableArray<string>> MigrateAsync(int version, CancellationToken cancellationToken);
}
