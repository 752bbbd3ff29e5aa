namespace Tuning.Storage.Configuration;

/// <summary>Where sessions are kept.</summary>
public enum StoreKind
{
    /// <summary>A SQLite file in the home: the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
