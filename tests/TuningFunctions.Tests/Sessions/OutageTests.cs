using System.Text.Json;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using Tuning.Storage.Artifacts;
using Tuning.Storage.Configuration;
using Tuning.Storage.Postgres;
using Tuning.Storage.Sql;
using Tuning.Testing.Services;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Services that are really stopped while a session runs: it waits, and ends as if nothing had been.</summary>
public sealed class OutageTests
{
    private const int PointsOfTheSweep = 74;
    private const int EvaluationsBefore = 40;

    private static readonly TimeSpan s_outage = TimeSpan.FromSeconds(LongRun.Count(usual: 1, big: 10));

    [Fact]
    public async Task Postgres_StoppedInMidSession_LosesAndDoublesNothing()
    {
        await using var postgres = await StoppableService.StartPostgresAsync();
        await using var store = SqlSessionStore.OfPostgres(new PostgresOptions(postgres.ConnectionString), TimeProvider.System);
        await store.MigrateAsync(default);

        var (id, summary, evaluations) = await RunThroughOutageAsync(
            postgres,
            null,
            new(StorageSettings.StoreSetting, "postgres"),
            new(StorageSettings.PostgresSetting, postgres.ConnectionString));

        await ShouldBeUndisturbedAsync(summary);
        evaluations.ShouldBe(PointsOfTheSweep);
        (await store.CountResultsAsync(id, default)).ShouldBe(new ResultCounts(PointsOfTheSweep, 0, 0, 0, 0));
        (await store.ReadTrialsAsync(new FoldKey(id, 0), TrialRange.All, default)).Length.ShouldBe(PointsOfTheSweep);
        (await store.ReadJobsAsync(new FoldKey(id, 0), default)).Sum(job => job.Trials).ShouldBe(PointsOfTheSweep);
        (await store.ReadEventsAsync(id, 0, 100, default)).Select(entry => entry.Kind).ShouldBe(["planned", "running", "completed"]);
    }

    [Fact]
    public async Task Azurite_StoppedInMidSession_LosesAndDoublesNothing()
    {
        await using var azurite = await StoppableService.StartAzuriteAsync();
        var home = Directory.CreateTempSubdirectory("tuning-outage-");

        var (id, summary, evaluations) = await RunThroughOutageAsync(
            azurite,
            home,
            new(StorageSettings.ArtifactsSetting, "blobs"),
            new(StorageSettings.BlobsSetting, azurite.ConnectionString));

        await ShouldBeUndisturbedAsync(summary);
        evaluations.ShouldBe(PointsOfTheSweep);
        using var store = SqlSessionStore.OfSqlite(Path.Combine(home.FullName, "tuning.db"), TimeProvider.System);
        var report = (await store.ReadArtifactsAsync(id, default)).Single(artifact => artifact.Kind is SessionReports.Kind);
        var artifacts = new BlobArtifactStore(new BlobOptions { ConnectionString = azurite.ConnectionString }, TimeProvider.System);
        using var content = new MemoryStream();
        await artifacts.ReadAsync(report.Sha256, content, default);
        using var document = JsonDocument.Parse(content.ToArray());
        document.RootElement.GetProperty("result").GetProperty("resultHash").GetString().ShouldBe(summary.ResultHash);
        home.Delete(recursive: true);
    }

    private static async Task<(string Id, SessionSummary Summary, int Evaluations)> RunThroughOutageAsync(
        StoppableService service, DirectoryInfo? home, params KeyValuePair<string, string?>[] settings)
    {
        var isReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var isStopped = new ManualResetEventSlim();
        var evaluators = new FakeEvaluators
        {
            Before = (evaluations, _) =>
            {
                if (evaluations >= EvaluationsBefore)
                {
                    isReached.TrySetResult();
                    isStopped.Wait();
                }
            },
        };
        await using var app = await SessionApp.StartAsync(evaluators, home: home, settings: settings);
        var id = await app.LaunchAsync();
        await isReached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await service.StopAsync();
        isStopped.Set();
        // The outage itself: what is under test is that time passes in it.
        await Task.Delay(s_outage);
        await service.StartAgainAsync();
        return (id, await app.WaitAsync(id), evaluators.Evaluations);
    }

    private static async Task ShouldBeUndisturbedAsync(SessionSummary summary)
    {
        await using var quiet = await SessionApp.StartAsync();
        var expected = await quiet.RunAsync();
        summary.State.ShouldBe(SessionState.Completed);
        summary.PlanHash.ShouldBe(expected.PlanHash);
        summary.ResultHash.ShouldBe(expected.ResultHash);
        summary.Trials.ShouldBe(expected.Trials);
    }
}
