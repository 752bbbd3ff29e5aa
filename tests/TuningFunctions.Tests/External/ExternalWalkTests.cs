using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tuning.Retuning.Champions;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using TuningFunctions.External;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.External;

/// <summary>Walk-forwards over data of strategies that are evaluated elsewhere, up to their reports.</summary>
public sealed class ExternalWalkTests
{
    private const string Walk = """
        datasets: [{market: bots, generate: {level: L1, rows: 11520, seed: 7, interval: PT1M}}]
        sampler: {kind: random, seed: 1, batch: 8}
        budget: {trials: 8}
        validation: {kind: walkForward, train: PT72H, test: PT24H, step: PT24H, holdout: PT24H}
        """;

    [Fact]
    public async Task Run_ServiceWithData_IsToldHashAndWindowAndEndsInAVerdictWithItsReport()
    {
        var grounds = new ConcurrentBag<JsonObject>();
        var asked = new ConcurrentBag<(DateTimeOffset From, DateTimeOffset To, double FeeBps)>();
        await using var service = await TrialService.StartAsync(async http =>
        {
            var job = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
            grounds.Add(job["dataset"]!.AsObject());
            asked.Add((TimeOf(job, "from"), TimeOf(job, "to"), (double)job["environment"]!["feeBps"]!));
            await http.Response.WriteAsync(AnswerTo(job).ToJsonString());
        });
        using var home = new BotHome("", ExternalHost.Read(name => name is ExternalHost.HttpHostsSetting ? "127.0.0.1" : null));

        var champion = Point(("x", .3), ("y", .6));
        await StoredChampion.PromoteAsync(home.Champions, new ChampionKey("http", "bots"), champion);
        var planned = await home.PlanAsync(BotHome.Session(
            $"{{kind: http, url: '{service.Url}', workers: 4}}", Walk, "environment: {feeBps: 1}", "objective: {metric: netPnl}"));
        planned.Problems.ShouldBeEmpty();
        var summary = await home.LoopAsync(planned.Plan!.SessionId);

        // A path of this machine says nothing to a service on another one.
        grounds.ShouldAllBe(ground => ground.Count == 1 && (string)ground["sha256"]! == planned.Plan.Datasets[0].Sha256);
        await ShouldShowItsValidationAsync(home, summary);
        var baselines = summary.Figures!.Baselines;
        baselines.Select(baseline => (baseline.Name, baseline.Parameters)).ShouldBe(
            [("doNothing", null), ("champion", champion), ("defaults", Point(("x", .5), ("y", .5))), ("bestStatic", champion)]);
        baselines[1].NetPnl!.Value.ShouldBe(EarnedBy(planned.Plan, .3, .6), 1e-6, "nothing is better than the top of the surface");
        baselines[2].NetPnl!.Value.ShouldBe(EarnedBy(planned.Plan, .5, .5), 1e-6);
        summary.Figures.BreakEven!.Unknown.ShouldBe("the strategy cannot be told of extraLatency: its environment has no such number");
        asked.Select(ask => ask.FeeBps).Distinct().Order().ShouldBe([1, 1.25, 1.5]);
        var firstTest = DateTimeOffset.UnixEpoch.AddTicks(planned.Plan.Windows!.Folds[0].Test.Start / 100);
        asked.Count(ask => ask == (firstTest, firstTest.AddDays(1), 1)).ShouldBeLessThanOrEqualTo(1 + 4 + 3, "the fold's own choice, and each choice, the final one, the champion and the defaults once more");
    }

    [PythonFact]
    public async Task Run_SampleBot_EndsInAVerdictWithItsReport()
    {
        using var home = new BotHome(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/external-command/bot.py")));

        // The champion of another bot on the same market knows other parameters.
        await StoredChampion.PromoteAsync(home.Champions, new ChampionKey("command", "bots"), Point(("threshold", 3)));
        var summary = await home.RunAsync("""
            schemaVersion: 1
            name: bot
            strategy: {kind: command, command: ['PYTHON', bot.py], workers: 2}
            space: {entryBps: {type: float, low: 5, high: 60}, exitBps: {type: float, low: -20, high: 4}}
            environment: {feeABps: 2, feeBBps: 2, latencyMs: 10000, notional: 1000}
            objective: {metric: netPnl}

            """.Replace("PYTHON", BotHome.Python, StringComparison.Ordinal) + Walk);

        var page = await ShouldShowItsValidationAsync(home, summary);
        var champion = summary.Figures!.Baselines[1];
        (champion.Name, champion.NetPnl).ShouldBe(("champion", null));
        champion.Unknown!.ShouldContain("entryBps");
        page.ShouldContain("Not known of champion");
        summary.Figures.Baselines[3].NetPnl!.Value.ShouldBeGreaterThanOrEqualTo(summary.Figures.Baselines[2].NetPnl!.Value);
        var even = summary.Figures.BreakEven!;
        (even.Unknown, even.LatencyMs is not null).ShouldBe((null, true));
    }

    private static async Task<string> ShouldShowItsValidationAsync(BotHome home, SessionSummary summary)
    {
        summary.State.ShouldBe(SessionState.Completed, summary.Error);
        var verdict = summary.Verdict.ShouldNotBeNull();
        var page = (await home.ReportAsync(summary.Session)).ShouldNotBeNull();
        foreach (var gate in verdict.Gates)
        {
            page.ShouldContain($"<td data-label=\"Gate\">{gate.Name}</td>");
        }

        foreach (var part in (string[])["Stitched equity, out of sample", "A strategy that runs elsewhere is asked for its choices and for baselines alone", "Overfitting: PBO logits", "Stress", "The ring marks the choice"])
        {
            page.ShouldContain(part, Case.Sensitive);
        }

        page.ShouldNotContain("NaN", Case.Sensitive);
        page.ShouldNotContain("<script");
        page.ShouldContain("best in hindsight");
        return page;
    }

    private static ParameterSet Point(params (string Name, double Value)[] values) =>
        new(values.Select(entry => KeyValuePair.Create(entry.Name, (ParameterValue)entry.Value)));

    private static double EarnedBy(SessionPlan plan, double x, double y) => plan.Windows!.Folds.Sum(fold => (double)AnswerTo(new JsonObject
    {
        ["parameters"] = new JsonObject { ["x"] = x, ["y"] = y },
        ["environment"] = new JsonObject { ["feeBps"] = 1.0 },
        ["window"] = new JsonObject { ["from"] = TimeAt(fold.Test.Start), ["to"] = TimeAt(fold.Test.End) },
        ["trial"] = -1,
    })["values"]!["netPnl"]!);

    private static string TimeAt(long timeNs) => DateTimeOffset.UnixEpoch.AddTicks(timeNs / 100).ToString("O", CultureInfo.InvariantCulture);

    // A trade an hour, whose profit depends on the point and a little on the hour.
    private static JsonObject AnswerTo(JsonObject job)
    {
        var (from, to) = (TimeOf(job, "from"), TimeOf(job, "to"));
        var (x, y) = ((double)job["parameters"]!["x"]!, (double)job["parameters"]!["y"]!);
        var returns = new JsonArray();
        for (var at = from.AddMinutes(30); at < to; at = at.AddHours(1))
        {
            var mood = (at.ToUnixTimeSeconds() / 3600 * 37 % 11) - 5;
            returns.Add((JsonNode)new JsonArray(at.ToUnixTimeMilliseconds(), 2 - Math.Pow(x - .3, 2) - Math.Pow(y - .6, 2) + (.2 * mood) - (double)job["environment"]!["feeBps"]!));
        }

        return new JsonObject
        {
            ["trial"] = job["trial"]!.DeepClone(),
            ["values"] = new JsonObject { ["netPnl"] = returns.Sum(trade => (double)trade![1]!), ["closedTrades"] = returns.Count },
            ["effective"] = job["parameters"]!.DeepClone(),
            ["returns"] = returns,
        };
    }

    private static DateTimeOffset TimeOf(JsonObject job, string name) =>
        DateTimeOffset.Parse((string)job["window"]![name]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
