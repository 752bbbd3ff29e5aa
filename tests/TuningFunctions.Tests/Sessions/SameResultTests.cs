using Npgsql;
using Tuning.Sessions;
using Tuning.Storage.Configuration;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;
using TuningFunctions.Tests.Hosting;

namespace TuningFunctions.Tests.Sessions;

/// <summary>One plan on every store, with every store of artifacts, at any width: one result.</summary>
public sealed class SameResultTests
{
    [Theory]
    [InlineData("sqlite", "folder")]
    [InlineData("postgres", "folder")]
    [InlineData("sqlite", "blobs")]
    [InlineData("postgres", "blobs")]
    public async Task Run_AnyStoreAndParallelism_GivesTheResultOfThePlainLoop(string store, string artifacts)
    {
        string[] sets = ["sampler.kind=random", "space.exitBps.type=float", "sampler.batch=16", "budget.trials=48"];
        using var bench = new Bench();
        var expected = await bench.RunAsync([.. sets, "budget.maxParallel=1"]);
        await using var app = await SessionApp.StartAsync(settings:
        [
            new(StorageSettings.StoreSetting, store),
            new(StorageSettings.PostgresSetting, store is "postgres" ? await DatabaseAsync() : null),
            new(StorageSettings.ArtifactsSetting, artifacts),
            new(StorageSettings.BlobsSetting, artifacts is "blobs" ? await AzuriteServer.ConnectionStringAsync() : null),
            new(StorageSettings.BlobsContainerSetting, AzuriteServer.NextContainer()),
        ]);

        foreach (var parallel in new[] { 1, 2, 8 })
        {
            var summary = await app.RunAsync([.. sets, $"budget.maxParallel={parallel}"]);

            summary.State.ShouldBe(SessionState.Completed);
            summary.PlanHash.ShouldBe(expected.PlanHash);
            summary.ResultHash.ShouldBe(expected.ResultHash);
            summary.Trials.ShouldBe(expected.Trials);
        }
    }

    private static async Task<string> DatabaseAsync()
    {
        var connectionString = await PostgresServer.CreateSchemaAsync(async (server, sql) =>
        {
            await using var source = NpgsqlDataSource.Create(server);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        });
        await using var store = SqlSessionStore.OfPostgres(new PostgresOptions(connectionString), TimeProvider.System);
        await store.MigrateAsync(default);
        return connectionString;
    }
}
