using Npgsql;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;

namespace Tuning.Storage.Tests.Postgres;

/// <summary>Tokens in place of a password, on a server that really asks for one.</summary>
public sealed class PostgresTokenTests
{
    [Fact]
    public async Task Connect_WithTokens_SendsTheNewestAsPassword()
    {
        await using var server = await StoppableService.StartPostgresAsync();
        await using var admin = NpgsqlDataSource.Create(server.ConnectionString);
        var tokens = new CountedTokens();
        await AskAsync(admin, $"CREATE ROLE tuned LOGIN PASSWORD '{tokens.Current}'");
        await AskAsync(admin, "GRANT ALL ON SCHEMA public TO tuned");
        var rules = (string)(await AskAsync(admin, "SHOW hba_file"))!;
        await AskAsync(
            admin,
            $"COPY (VALUES ('host all tuning 127.0.0.1/32 trust'), ('host all all 127.0.0.1/32 scram-sha-256')) TO '{rules}'");
        await AskAsync(admin, "SELECT pg_reload_conf()");
        var options = new PostgresOptions(server.ConnectionString.Replace("Username=tuning", "Username=tuned", StringComparison.Ordinal))
        {
            Credential = tokens,
            TokenLife = TimeSpan.FromMilliseconds(200),
            Patience = TimeSpan.FromSeconds(5),
        };
        await using var store = SqlSessionStore.OfPostgres(options, TimeProvider.System);

        await store.MigrateAsync(default);
        tokens.Scopes.ShouldBe(["https://ossrdbms-aad.database.windows.net/.default"]);

        // The old token is worth nothing from here on, and every connection is a new one.
        tokens.Renew();
        await AskAsync(admin, $"ALTER ROLE tuned PASSWORD '{tokens.Current}'");
        var given = tokens.Given;
        await Until(() => tokens.Given > given);
        await AskAsync(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tuned'");
        (await store.ListSessionsAsync(1, default)).ShouldBeEmpty();

        // A token that the server refuses is an error at once, and stands in none.
        tokens.Renew();
        given = tokens.Given;
        await Until(() => tokens.Given > given);
        await AskAsync(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tuned'");
        var refused = await Should.ThrowAsync<NpgsqlException>(() => store.ListSessionsAsync(1, default));
        refused.ToString().ShouldNotContain(tokens.Current);
    }

    [Fact]
    public void Create_WithTokensAndAPassword_IsRefused() => Should.Throw<ArgumentException>(() => SqlSessionStore.OfPostgres(
        new PostgresOptions("Host=127.0.0.1;Username=u;Password=p") { Credential = new CountedTokens() }, TimeProvider.System));

    private static async Task<object?> AskAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
