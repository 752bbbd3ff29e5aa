using System.Collections.Immutable;

namespace Tuning.Storage.Sql;

/// <summary>Compares the schema of a database with the one that this version works with.</summary>
internal static class SchemaCheck
{
    /// <summary>Accepts the current schema only.</summary>
    /// <param name="database">What the database is called in messages.</param>
    /// <param name="applied">Names of the migrations that it holds.</param>
    /// <param name="known">The migrations of this version.</param>
    /// <exception cref="SchemaVersionException">The schema is older or newer.</exception>
    public static void Require(string database, IReadOnlyCollection<string> applied, ImmutableArray<Migration> known)
    {
        RefuseNewer(database, applied, known);
        var missing = known.Count(migration => !applied.Contains(migration.Name, StringComparer.Ordinal));
        if (missing > 0)
        {
            throw new SchemaVersionException(
                $"{database} has schema version {known.Length - missing}, and this version works with {known.Length}: run tune migrate.");
        }
    }

    /// <summary>Refuses a schema that a newer version wrote.</summary>
    /// <param name="database">What the database is called in messages.</param>
    /// <param name="applied">Names of the migrations that it holds.</param>
    /// <param name="known">The migrations of this version.</param>
    /// <exception cref="SchemaVersionException">The schema is newer.</exception>
    public static void RefuseNewer(string database, IReadOnlyCollection<string> applied, ImmutableArray<Migration> known)
    {
        var newer = applied.Except(known.Select(migration => migration.Name), StringComparer.Ordinal).FirstOrDefault();
        if (newer is not null)
        {
            throw new SchemaVersionException(
                $"{database} holds the migration {newer}, which this version does not know: use the version that wrote it, or a newer one.");
        }
    }
}
