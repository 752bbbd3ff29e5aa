using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;
using TuningFunctions.Datasets;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Http;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Instances without a disk in common: PostgreSQL and Azurite are all that they share.</summary>
public sealed class SharedDatasetsTests
{
    [Fact]
    public async Task Session_OnDataOfAnotherInstance_FetchesItByItsHash()
    {
        var settings = await SettingsAsync();
        await using var first = await RunningApp.StartAsync(builder => Configure(builder, settings));
        var data = await UploadAsync(first, 400);
        await using var second = await RunningApp.StartAsync(builder => Configure(builder, settings));

        var there = await RunAsync(second, data);
        var here = await RunAsync(first, data);

        there.State.ShouldBe(SessionState.Completed);
        there.ResultHash.ShouldBe(here.ResultHash);
        second.Services.GetRequiredService<DataSetStore>().List().ShouldHaveSingleItem().Name.ShouldBe("quotes400");
    }

    [Fact]
    public async Task Fetch_MoreThanTheCacheHolds_RemovesWhatWasUsedLongestAgoAndIsIdle()
    {
        var settings = await SettingsAsync(KeyValuePair.Create<string, string?>(StorageSettings.DataCacheSetting, "45000"));
        await using var source = await RunningApp.StartAsync(builder => Configure(builder, settings));
        ContentHash[] data = [Parse(await UploadAsync(source, 400)), Parse(await UploadAsync(source, 401)), Parse(await UploadAsync(source, 402))];
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        await using var app = await RunningApp.StartAsync(builder => Configure(builder, settings));
        var stored = app.Services.GetRequiredService<DataSetStore>();
        using var shared = new SharedDatasets(
            stored,
            app.Services.GetRequiredService<TuningFunctions.Trials.MarketCache>(),
            app.Services.GetRequiredService<Tuning.Artifacts.IArtifactStore>(),
            app.Services.GetRequiredService<Tuning.Sessions.Stores.IDatasetRegister>(),
            app.Services.GetRequiredService<Tuning.Sessions.Stores.ISessionStore>(),
            app.Services.GetRequiredService<StorageSettings>(),
            time);
        var session = await PlanAsync(source, data[0]);

        using (await shared.HoldAsync(session, default))
        {
            time.Advance(TimeSpan.FromMinutes(1));
            (await shared.FetchAsync(data[1], default)).ShouldBeTrue();
            time.Advance(TimeSpan.FromHours(1));
            (await shared.FetchAsync(data[2], default)).ShouldBeTrue();

            // The first is held, the second was idle, the third is new.
            data.Select(stored.Contains).ShouldBe([true, false, true]);
            time.Advance(TimeSpan.FromHours(1));
        }

        // Let go last, it is the one that stays.
        time.Advance(TimeSpan.FromHours(1));
        (await shared.FetchAsync(data[1], default)).ShouldBeTrue();
        data.Select(stored.Contains).ShouldBe([true, true, false]);

        stored.Open(data[1]).Series.Count.ShouldBe(401);
        (await shared.FetchAsync(Parse("sha256:" + new string('a', 64)), default)).ShouldBeFalse();
    }

    private static ContentHash Parse(string data) => ContentHash.Parse(data)!.Value;

    private static async Task<KeyValuePair<string, string?>[]> SettingsAsync(params KeyValuePair<string, string?>[] more)
    {
        var postgres = await PostgresServer.CreateSchemaAsync(async (connectionString, sql) =>
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        });
        await using var store = SqlSessionStore.OfPostgres(new(postgres), TimeProvider.System);
        await store.MigrateAsync(default);
        return
        [
            new(StorageSettings.StoreSetting, "postgres"),
            new(StorageSettings.PostgresSetting, postgres),
            new(StorageSettings.ArtifactsSetting, "blobs"),
            new(StorageSettings.BlobsSetting, await AzuriteServer.ConnectionStringAsync()),
            new(StorageSettings.BlobsContainerSetting, AzuriteServer.NextContainer()),
            .. more,
        ];
    }

    private static void Configure(FunctionsApplicationBuilder builder, KeyValuePair<string, string?>[] settings) =>
        builder.Configuration.AddInMemoryCollection(settings);

    private static async Task<string> UploadAsync(RunningApp app, int rows)
    {
        var file = QuoteFile.Csv(rows);
        using var committed = await DatasetFunctionsTests.CommitAsync(
            app, $"quotes{rows}", file, await DatasetFunctionsTests.SendAsync(app, file, 2));
        committed.IsSuccessStatusCode.ShouldBeTrue(await committed.Content.ReadAsStringAsync());
        return (await Answer.JsonOf(committed)).GetProperty("dataset").GetString()!;
    }

    private static Task<string> PlanAsync(RunningApp app, ContentHash data) => PlanAsync(app, data.ToString());

    private static async Task<string> PlanAsync(RunningApp app, string data)
    {
        var outcome = await app.Services.GetRequiredService<SessionPlanner>().PlanAsync(
            new PlanRequest(new SpecSource(QuoteFile.Session(data), DocumentLanguage.Yaml), null), default);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Plan!.SessionId;
    }

    private static async Task<SessionSummary> RunAsync(RunningApp app, string data)
    {
        var id = await PlanAsync(app, data);
        await SessionLauncher.LaunchAsync(app.Embedded.Client, id, default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await app.Services.GetRequiredService<SessionLauncher>().WaitAsync(app.Embedded.Client, id, null, patience.Token);
    }
}
