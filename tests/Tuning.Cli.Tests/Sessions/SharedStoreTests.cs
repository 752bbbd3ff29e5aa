using System.Text.Json;
using Npgsql;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;

namespace Tuning.Cli.Tests.Sessions;

/// <summary>Real processes on one PostgreSQL and one Azurite, each with a home of its own, and what is left of one that is killed.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private const int Rows = 100_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-shared-");

    public SharedStoreTests() =>
        File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml(Rows, "grid, batch: 4"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TwoHosts_OneKilled_ItsSessionIsSeenFromTheOtherAndFinishesAfterRestart()
    {
        var settings = await SettingsAsync("postgres", "folder");
        await using var store = SqlSessionStore.OfPostgres(new PostgresOptions(settings[StorageSettings.PostgresSetting]), TimeProvider.System);
        var (_, undisturbed) = await RunJsonAsync(settings, "run", "small.yaml", "--home", "other");
        string id;
        using (var killed = Start(settings, "run", "small.yaml", "--parallel", "1", "--home", "own"))
        {
            await killed.WaitForErrorLinesAsync(1, "trials");
            killed.Kill();
            await killed.EndAsync();
            id = (await store.ListSessionsAsync(1, default))[0].SessionId;
        }

        var (_, seen) = await RunJsonAsync(settings, "show", id, "--home", "other");
        var (_, listed) = await RunJsonAsync(settings, "list", "--home", "other");
        // While the killed host is away, the other one works on.
        var (_, beside) = await RunJsonAsync(settings, "run", "small.yaml", "--home", "other");
        (await store.FindSessionAsync(id, default))!.Ending.ShouldBeNull();
        var (code, finished) = await RunJsonAsync(settings, "resume", id, "--home", "own");
        var (_, after) = await RunJsonAsync(settings, "show", id, "--home", "other");

        seen.GetProperty("state").GetString().ShouldBe("Running");
        listed.GetProperty("sessions").GetArrayLength().ShouldBe(2);
        code.ShouldBe(0);
        after.GetProperty("state").GetString().ShouldBe("Completed");
        foreach (var other in new[] { beside, finished })
        {
            other.GetProperty("resultHash").GetString().ShouldBe(undisturbed.GetProperty("resultHash").GetString());
        }

        await ShouldHoldEachTrialOnceAsync(store, id, finished);
    }

    /// <summary>Both services at once, and in a long run each by itself as well.</summary>
    public static TheoryData<string, string> Stores()
    {
        var stores = new TheoryData<string, string> { { "postgres", "blobs" } };
        if (LongRun.IsOn)
        {
            stores.Add("postgres", "folder");
            stores.Add("sqlite", "blobs");
        }

        return stores;
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Kill_AtAnyMoment_OnEveryStore_ResumesToTheSameResult(string storeKind, string artifacts)
    {
        const int Seed = 20_261_129;
        var quiet = await SettingsAsync(storeKind, artifacts);
        var start = TimeProvider.System.GetTimestamp();
        var (_, undisturbed) = await RunJsonAsync(quiet, "run", "small.yaml", "--parallel", "1", "--home", "quiet");
        var duration = TimeProvider.System.GetElapsedTime(start);
        var moments = new Random(Seed);
        for (var kill = 0; kill < LongRun.Count(1, 50); kill++)
        {
            var (settings, home) = (await SettingsAsync(storeKind, artifacts), $"home{kill}");
            using (var process = Start(settings, "run", "small.yaml", "--parallel", "1", "--home", home))
            {
                await process.WaitAsync(moments.NextDouble() * duration);
                process.Kill();
                await process.EndAsync();
            }

            await using var store = Open(settings, home);
            // Killed before the session was stored, there is nothing to resume: the user starts again.
            string[] next = store is not null && (await store.ListSessionsAsync(2, default)).SingleOrDefault() is { } session
                ? ["resume", session.SessionId]
                : ["run", "small.yaml"];
            var (code, resumed) = await RunJsonAsync(settings, [.. next, "--home", home]);

            code.ShouldBe(0);
            resumed.GetProperty("resultHash").GetString().ShouldBe(undisturbed.GetProperty("resultHash").GetString());
            await using var after = Open(settings, home)!;
            await ShouldHoldEachTrialOnceAsync(after, resumed.GetProperty("session").GetString()!, resumed);
            Directory.Delete(Path.Combine(_folder.FullName, home), recursive: true);
        }
    }

    private static async Task ShouldHoldEachTrialOnceAsync(SqlSessionStore store, string session, JsonElement document)
    {
        var planned = document.GetProperty("trials").GetProperty("planned").GetInt32();
        var fold = new FoldKey(session, 0);
        (await store.CountResultsAsync(session, default)).ShouldBe(new ResultCounts(planned, 0, 0, 0, 0));
        (await store.ReadTrialsAsync(fold, TrialRange.All, default)).Select(trial => trial.PointHash)
            .Distinct(StringComparer.Ordinal).Count().ShouldBe(planned);
        (await store.ReadResultsAsync(fold, TrialRange.All, default)).Length.ShouldBe(planned);
        (await store.ReadArtifactsAsync(session, default)).Select(artifact => artifact.Kind).Order(StringComparer.Ordinal)
            .ShouldBe(["report", "report.html"]);
        (await store.FindSessionAsync(session, default))!.State.ShouldBe(SessionState.Completed);
    }

    private SqlSessionStore? Open(Dictionary<string, string> settings, string home)
    {
        if (settings.TryGetValue(StorageSettings.PostgresSetting, out var connectionString))
        {
            return SqlSessionStore.OfPostgres(new PostgresOptions(connectionString), TimeProvider.System);
        }

        var file = Path.Combine(_folder.FullName, home, "tuning.db");
        return File.Exists(file) ? SqlSessionStore.OfSqlite(file, TimeProvider.System) : null;
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(string store, string artifacts)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StorageSettings.StoreSetting] = store,
            [StorageSettings.ArtifactsSetting] = artifacts,
        };
        if (store is "postgres")
        {
            var connectionString = await PostgresServer.CreateSchemaAsync(async (server, sql) =>
            {
                await using var source = NpgsqlDataSource.Create(server);
                await using var command = source.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
            });
            await using var database = SqlSessionStore.OfPostgres(new PostgresOptions(connectionString), TimeProvider.System);
            await database.MigrateAsync(default);
            settings[StorageSettings.PostgresSetting] = connectionString;
        }

        if (artifacts is "blobs")
        {
            settings[StorageSettings.BlobsSetting] = await AzuriteServer.ConnectionStringAsync();
            settings[StorageSettings.BlobsContainerSetting] = AzuriteServer.NextContainer();
        }

        return settings;
    }

    private TuneProcess Start(Dictionary<string, string> settings, params string[] arguments) =>
        TuneProcess.StartWith(_folder.FullName, settings, arguments);

    private async Task<(int Code, JsonElement Document)> RunJsonAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        using var process = Start(settings, [.. arguments, "--json"]);
        var (code, output, error) = await process.EndAsync();
        output.ShouldNotBeEmpty(error);
        using var document = JsonDocument.Parse(output);
        return (code, document.RootElement.Clone());
    }
}
