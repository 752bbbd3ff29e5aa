using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.External.AskTell;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.External;

public sealed class AskTellSessionTests
{
    private const string Yaml = """
        schemaVersion: 1
        name: shared
        strategy: {kind: asktell}
        space: {x: {type: float, low: 0, high: 1}}
        sampler: {kind: tpe, batch: 8}
        budget: {trials: 24, trialTimeout: PT30S, maxFailedShare: 1}
        objective: {metric: profit}
        validation: {kind: none}
        """;

    [Fact]
    public async Task Session_TwoWhoAskAndTell_EndsWithEveryTrialOnce()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await StartAsync(app, Yaml);

        var told = await Task.WhenAll(WorkAsync(app, id), WorkAsync(app, id));

        var summary = await SummaryOfAsync(app, id);
        told.Sum().ShouldBe(24);
        (summary.State, summary.Trials.Completed, summary.Trials.Planned).ShouldBe((SessionState.Completed, 24, 24));
        summary.Notes.ShouldContain("in sample, not validated", StringComparer.Ordinal);
        summary.Notes.ShouldContain(note => note.StartsWith("whether the parameters change anything was not probed", StringComparison.Ordinal));
        summary.Best!.Label.ShouldBe("inSample");
        // Nothing is asked after the end.
        (await AskAsync(app, id, 5)).GetProperty("state").GetString().ShouldBe("Completed");
    }

    [Fact]
    public async Task Tell_MalformedLyingRepeatedAndLate_IsEachAnsweredAsItShould()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await StartAsync(app, Yaml);
        var trials = (await AskUntilAsync(app, id, 4)).GetProperty("trials").EnumerateArray().ToArray();

        var malformed = await TellAsync(app, id, ResultOf(trials[0]), new JsonObject { ["trial"] = 99, ["lease"] = "x", ["values"] = new JsonObject() });
        var counted = await Store(app).CountResultsAsync(id, default);
        var lie = ResultOf(trials[1]);
        lie["effective"]!["x"] = 5;
        var first = await TellAsync(app, id, ResultOf(trials[0]), lie);
        var again = await TellAsync(app, id, ResultOf(trials[0]));
        var foreign = ResultOf(trials[2]);
        foreign["lease"] = new string('0', 32);
        var stolen = await TellAsync(app, id, foreign);

        ((int)malformed.StatusCode, counted.Total).ShouldBe((400, 0));
        (await JsonOf(first)).GetProperty("told").GetArrayLength().ShouldBe(2);
        (await JsonOf(again)).GetProperty("told").GetArrayLength().ShouldBe(1);
        (await JsonOf(stolen)).GetProperty("refused")[0].GetInt32().ShouldBe(2);
        var results = await Store(app).ReadResultsAsync(new FoldKey(id, 0), TrialRange.All, default);
        results.Select(result => result.ErrorType).ShouldBe([null, "EffectiveMismatch"]);
    }

    [Fact]
    public async Task Ask_OfASessionThatIsEvaluatedHere_IsAConflict()
    {
        await using var app = await RunningApp.StartAsync();
        var yaml = """
            schemaVersion: 1
            name: own
            strategy: arbitrage
            datasets: [{generate: {level: L1, rows: 2000, seed: 7, interval: PT10S}}]
            space: {entryBps: {type: float, low: 5, high: 60}, exitBps: {type: float, low: -20, high: 4}}
            budget: {trials: 2}
            objective: {metric: netPnl}
            validation: {kind: none}
            """;
        var id = await StartAsync(app, yaml);

        using var own = await app.Client.PostAsJsonAsync($"api/sessions/{id}/ask", new { count = 1 });
        using var none = await app.Client.PostAsJsonAsync("api/sessions/none/ask", new { count = 1 });
        using var wrong = await app.Client.PostAsJsonAsync($"api/sessions/{await StartAsync(app, Yaml)}/ask", new { cuont = 1 });

        (own.StatusCode, none.StatusCode, wrong.StatusCode).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Cancel_WhileTrialsAreHeld_AccountsForAll()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await StartAsync(app, Yaml);
        var trials = (await AskUntilAsync(app, id, 3)).GetProperty("trials").EnumerateArray().ToArray();
        (await TellAsync(app, id, ResultOf(trials[0]))).EnsureSuccessStatusCode();

        (await app.Client.PostAsync($"api/sessions/{id}/cancel", null)).EnsureSuccessStatusCode();

        var summary = await SummaryOfAsync(app, id);
        (summary.State, summary.Trials.Completed, summary.Trials.Cancelled).ShouldBe((SessionState.Cancelled, 1, 23));
    }

    [Fact]
    public async Task GiveUp_TrialThatNobodyEverTells_IsTimedOutAfterFiveLeases()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await StartAsync(app, Yaml);
        await AskUntilAsync(app, id, 8);
        var plan = await app.Services.GetRequiredService<PlanCache>().ReadAsync(id, default);
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        var leases = app.Services.GetRequiredService<ITrialLeases>();
        var desk = new TrialDesk(Store(app), leases, time);
        var lost = new LostTrials(leases, Store(app), time);
        for (var attempt = 1; attempt < LostTrials.MostAttempts; attempt++)
        {
            time.Advance(plan.Spec.Budget.TrialTimeout);
            (await lost.GiveUpAsync(plan, new FoldKey(id, 0), default)).ShouldBe(0);
            (await desk.AskAsync(plan, 8, "next", default)).Trials.Length.ShouldBe(8);
        }

        time.Advance(plan.Spec.Budget.TrialTimeout);

        (await lost.GiveUpAsync(plan, new FoldKey(id, 0), default)).ShouldBe(8);
        (await Store(app).CountResultsAsync(id, default)).TimedOut.ShouldBe(8);
    }

    private static ISessionStore Store(RunningApp app) => app.Services.GetRequiredService<ISessionStore>();

    private static async Task<string> StartAsync(RunningApp app, string yaml)
    {
        using var answer = await app.Client.PostAsync("api/sessions", new StringContent(yaml, System.Text.Encoding.UTF8, "application/yaml"));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, body);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("session").GetString()!;
    }

    private static async Task<int> WorkAsync(RunningApp app, string id)
    {
        var told = 0;
        while (true)
        {
            var asked = await AskAsync(app, id, 3);
            if (asked.GetProperty("state").GetString() is "Completed")
            {
                return told;
            }

            var results = asked.GetProperty("trials").EnumerateArray().Select(ResultOf).ToArray();
            if (results.Length == 0)
            {
                await Task.Delay(20);
                continue;
            }

            told += (await JsonOf(await TellAsync(app, id, results))).GetProperty("told").GetArrayLength();
        }
    }

    // Until the first batch is decided there is nothing to ask for.
    private static async Task<JsonElement> AskUntilAsync(RunningApp app, string id, int count)
    {
        while (true)
        {
            var asked = await AskAsync(app, id, count);
            if (asked.GetProperty("trials").GetArrayLength() > 0)
            {
                asked.GetProperty("trials").GetArrayLength().ShouldBe(count);
                return asked;
            }

            await Task.Delay(20);
        }
    }

    private static async Task<JsonElement> AskAsync(RunningApp app, string id, int count)
    {
        using var answer = await app.Client.PostAsJsonAsync($"api/sessions/{id}/ask", new { count, worker = "test" });
        return await JsonOf(answer);
    }

    private static Task<HttpResponseMessage> TellAsync(RunningApp app, string id, params JsonObject[] results) =>
        app.Client.PostAsJsonAsync($"api/sessions/{id}/tell", new JsonObject { ["results"] = new JsonArray([.. results.Select(result => (JsonNode)result)]) });

    private static JsonObject ResultOf(JsonElement trial) => new()
    {
        ["trial"] = trial.GetProperty("trial").GetInt32(),
        ["lease"] = trial.GetProperty("lease").GetString(),
        ["values"] = new JsonObject { ["profit"] = -Math.Pow(trial.GetProperty("parameters").GetProperty("x").GetDouble() - .25, 2) },
        ["effective"] = JsonNode.Parse(trial.GetProperty("parameters").GetRawText()),
    };

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static async Task<SessionSummary> SummaryOfAsync(RunningApp app, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await app.Services.GetRequiredService<SessionLauncher>().WaitAsync(app.Embedded.Client, id, null, patience.Token);
    }
}
