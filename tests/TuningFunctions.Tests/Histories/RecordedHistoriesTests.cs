using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Retuning;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Histories;

/// <summary>The orchestrators of today replay what earlier versions of them left behind, turn by turn.</summary>
/// <remarks>A change to the sequence of durable calls fails here. Once its version is released it bumps host.json's defaultVersion and
/// branches on the context's version; before that, this test run with TUNE_RECORD_HISTORIES=1 records the histories of the present
/// version anew.</remarks>
public sealed class RecordedHistoriesTests
{
    private const string Recording = "TUNE_RECORD_HISTORIES";
    private const string Version = "1.0.0";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Folder => Path.Combine(Repository.Root, "tests", "TuningFunctions.Tests", "Histories");

    [Fact]
    public async Task Replay_HistoriesOfEveryVersion_EndAsTheyDid()
    {
        if (Environment.GetEnvironmentVariable(Recording) is "1")
        {
            await RecordAsync();
        }

        var histories = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Read).ToList();
        histories.Select(history => history.Function).Distinct(StringComparer.Ordinal).ShouldBe(
            [nameof(TuneSession), nameof(TuneFold), nameof(RetuneMarket)], ignoreOrder: true);
        var home = Directory.CreateTempSubdirectory("tuning-histories");
        try
        {
            await (await SessionApp.StartAsync(home: home)).DisposeAsync();
            using (var hub = new TaskHub(home.FullName))
            {
                for (var at = 0; at < histories.Count; at++)
                {
                    hub.PutBack(histories[at], at + 1);
                }
            }

            await using var app = await SessionApp.StartAsync(home: home);
            foreach (var history in histories)
            {
                await ShouldEndAsync(app, history);
            }

            app.Evaluators.Evaluations.ShouldBe(0);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task ShouldEndAsync(SessionApp app, RecordedHistory history)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var end = await app.Client.WaitForInstanceCompletionAsync(history.Instance, getInputsAndOutputs: true, patience.Token);
        var what = $"{history.Function} {history.Version} {history.Instance}: {end.FailureDetails}";
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, what);
        end.SerializedOutput.ShouldBe(history.Output, what);
        // A later version may tell more than an earlier one did, but nothing else.
        end.SerializedCustomStatus.ShouldBe(history.CustomStatus ?? end.SerializedCustomStatus, what);
    }

    private static IEnumerable<RecordedHistory> Read(string path) =>
        JsonSerializer.Deserialize<RecordedHistory[]>(File.ReadAllBytes(path), s_json)!;

    private static async Task RecordAsync()
    {
        await RecordAsync("in-sample", app => app.RunAsync("sampler.batch=20"));
        await RecordAsync("pruned", app => app.RunAsync("pruning.kind=median", "sampler.batch=37"));
        await RecordAsync("walk-forward", app => app.RunAsync(
            "validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}",
            "sampler.batch=37"));
        await RecordAsync("paused-and-cancelled", async app =>
        {
            var id = await app.LaunchAsync("sampler.batch=10");
            await SendAsync(app, id, "pause");
            while ((await app.Client.GetInstanceAsync(TuneSession.FoldInstanceId(id, 0), getInputsAndOutputs: true, CancellationToken.None))
                ?.ReadCustomStatusAs<FoldProgress>() is not { IsPaused: true })
            {
                await Task.Yield();
            }

            await SendAsync(app, id, "resume");
            await SendAsync(app, id, "cancel");
            return await app.WaitAsync(id);
        });
        await RecordAsync("retune-approved", RecordedRuns.ApproveAndWatchAsync);
        await RecordAsync("retune-expired", RecordedRuns.ExpireAsync);
        await RecordAsync("retune-failed", RecordedRuns.FailAsync);
        await RecordAsync("retune-shadow", RecordedRuns.ShadowAndTakeBackAsync);
        await RecordAsync("retune-watched", RecordedRuns.WatchForDaysAsync);
    }

    private static async Task SendAsync(SessionApp app, string id, string control)
    {
        using var answer = await app.Http.PostAsync(new Uri($"api/sessions/{id}/{control}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    private static Task RecordAsync(string name, Func<SessionApp, Task<SessionSummary>> run) => RecordAsync(
        name,
        async home =>
        {
            await using var app = await SessionApp.StartAsync(new FakeEvaluators { Before = (_, _) => Thread.SpinWait(200_000) }, home: home);
            var summary = await run(app);
            await app.Client.WaitForInstanceCompletionAsync(summary.Session, CancellationToken.None);
        },
        _ => true);

    // The sessions of runs are as those of people.
    private static Task RecordAsync(string name, Func<RetuneApp, Task<string>> run) => RecordAsync(
        name,
        async home =>
        {
            var app = await RetuneApp.StartAsync("", new RetuneWorld(), new ManualTimeProvider(RecordedRuns.Start), home);
            var id = await run(app);
            while (await app.Client.GetInstanceAsync(id) is { IsCompleted: false })
            {
                app.Time.Advance(TimeSpan.FromMinutes(1));
                await Task.Delay(10);
            }

            await app.StopAsync();
        },
        history => history.Function is nameof(RetuneMarket));

    // Where the code stood that failed says nothing of the sequence, and names folders of the machine.
    private static RecordedHistory WithoutStacks(RecordedHistory history) => history with
    {
        Events =
        [
            .. history.Events.Select(entry =>
            {
                if (entry.Failure is null)
                {
                    return entry;
                }

                var failure = JsonNode.Parse(entry.Failure)!.AsObject();
                failure.Remove("stack");
                return entry with { Failure = failure.ToJsonString() };
            }),
        ],
    };

    private static async Task RecordAsync(string name, Func<DirectoryInfo, Task> run, Func<RecordedHistory, bool> isKept)
    {
        var home = Directory.CreateTempSubdirectory("tuning-recording");
        try
        {
            await run(home);
            using var hub = new TaskHub(home.FullName);
            Directory.CreateDirectory(Path.Combine(Folder, Version));
            await File.WriteAllTextAsync(
                Path.Combine(Folder, Version, name + ".json"),
                $"[\n{string.Join(",\n", hub.ReadCompleted().Where(isKept).Select(history => JsonSerializer.Serialize(WithoutStacks(history), s_json)))}\n]\n");
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
