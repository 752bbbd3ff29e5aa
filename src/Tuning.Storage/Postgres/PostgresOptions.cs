using Azure.Core;

namespace Tuning.Storage.Postgres;

/// <summary>A PostgreSQL database and how it is reached.</summary>
/// <param name="ConnectionString">Npgsql's connection string; it is a secret, and never logged.</param>
public sealed record PostgresOptions(string ConnectionString)
{
    /// <summary>Most connections of one instance: no more are ever opened, whatever the connection string says.</summary>
    public const int MostConnections = 4;

    /// <summary>Gives the tokens that stand in for a password; null to use what the connection string holds. Default null.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>How long a token is used before a new one is asked for; default 50 minutes, since tokens live an hour at least.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromMinutes(50);

    /// <summary>How long a step waits for a database that is out of reach before it fails; default ten minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
