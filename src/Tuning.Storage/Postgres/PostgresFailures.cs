using Npgsql;

namespace Tuning.Storage.Postgres;

/// <summary>Tells a database that is out of reach from one that refuses what it is asked.</summary>
internal static class PostgresFailures
{
    /// <summary>Whether the same statements may succeed later: no connection, a server that stops or starts, a deadlock.</summary>
    public static bool IsOutage(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => false,
    };
}
