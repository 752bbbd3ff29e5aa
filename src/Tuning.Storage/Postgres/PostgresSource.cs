using Azure.Core;
using Npgsql;

namespace Tuning.Storage.Postgres;

/// <summary>Makes the source of connections.</summary>
internal static class PostgresSource
{
    private const string TokenScope = "https://ossrdbms-aad.database.windows.net/.default";

    private static readonly TimeSpan s_tokenRetry = TimeSpan.FromSeconds(5);

    /// <summary>A source of at most <see cref="PostgresOptions.MostConnections"/> connections.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static NpgsqlDataSource Create(PostgresOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        var connection = builder.ConnectionStringBuilder;
        connection.MaxPoolSize = Math.Min(connection.MaxPoolSize, PostgresOptions.MostConnections);
        connection.MinPoolSize = Math.Min(connection.MinPoolSize, connection.MaxPoolSize);
        connection.ApplicationName ??= "tune";
        // Statements are few and come again and again.
        connection.MaxAutoPrepare = Math.Max(connection.MaxAutoPrepare, 32);
        if (options.Credential is { } credential)
        {
            if (!string.IsNullOrEmpty(connection.Password))
            {
                throw new ArgumentException("A connection string has a password, or an identity gives tokens, not both.", nameof(options));
            }

            builder.UsePeriodicPasswordProvider(
                async (_, token) => (await credential.GetTokenAsync(new TokenRequestContext([TokenScope]), token)).Token,
                options.TokenLife,
                s_tokenRetry);
        }

        return builder.Build();
    }
}
