using Npgsql;
using Tuning.Sessions;
using Tuning.Storage.Configuration;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Http;

namespace TuningFunctions.Tests.Sessions;

/// <summary>How many connections a whole app holds to its database, whatever is asked of it.</summary>
public sealed class ConnectionsTests
{
    private const string Name = "counted-app";

    // Each address reads through another port of the store.
    private static readonly string[] s_addresses =
    [
        "api/sessions", "api/sessions/none", "api/schedules", "api/schedules/none", "api/schedules/none/runs", "api/runs/none",
        "api/champions/arbitrage/none", "api/champions/arbitrage/none/history", "api/performance/arbitrage/none",
        "api/datasets/0000000000000000000000000000000000000000000000000000000000000000", "health/ready",
    ];

    [Fact]
    public async Task App_SessionsAndEveryReadAtOnce_HoldsFourConnectionsAtMost()
    {
        var database = await PostgresServer.CreateSchemaAsync(ExecuteAsync);
        await using (var store = SqlSessionStore.OfPostgres(new PostgresOptions(database), TimeProvider.System))
        {
            await store.MigrateAsync(default);
        }

        await using var app = await SessionApp.StartAsync(settings:
        [
            new(StorageSettings.StoreSetting, "postgres"),
            new(StorageSettings.PostgresSetting, $"{database};Application Name={Name};Maximum Pool Size=50"),
        ]);

        string[] sessions = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => app.LaunchAsync($"name=s{i}", "budget.maxParallel=8")));
        await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(_ => s_addresses).Select(address => ReadAsync(app, address)));
        foreach (var session in sessions)
        {
            (await app.WaitAsync(session)).State.ShouldBe(SessionState.Completed);
        }

        // A pool keeps for minutes what it has opened: what is there now is the most that there was.
        await using var own = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var count = own.CreateCommand($"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{Name}'");
        ((long)(await count.ExecuteScalarAsync())!).ShouldBeInRange(2, PostgresOptions.MostConnections);
    }

    private static async Task ReadAsync(SessionApp app, string address)
    {
        using var answer = await Answer.SendAsync(app, "GET", address);
        ((int)answer.StatusCode).ShouldBeOneOf([200, 404], address);
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
