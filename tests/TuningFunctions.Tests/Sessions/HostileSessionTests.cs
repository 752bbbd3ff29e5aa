using System.Net;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Http;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Session files that are broken or mean harm: each is taken or refused with a path, and nothing else happens.</summary>
public sealed class HostileSessionTests
{
    private const string Whole = """
        schemaVersion: 1
        name: sweep
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 2000, seed: 7, interval: PT10S}}]
        across: mean
        space:
          entryBps: {type: float, low: 10, high: 60, step: 5}
          exitBps: {type: int, low: -10, high: 5, step: 5}
          maxHoldMs: {type: float, low: 1000, high: 600000, log: true}
          zoneProfile: {type: categorical, values: [z2_balanced]}
          stopLossBps: {type: float, low: 5, high: 50, when: {zoneProfile: [z2_balanced]}}
        fixed: {coolOffMs: 0}
        environment: {feeABps: 5, feeBBps: 4, latencyAMs: 120, notional: 1000, balance: 10000}
        sampler: {kind: sobol, seed: 3, batch: 30}
        budget: {trials: 40, sessionTimeout: PT1H, trialTimeout: PT5M, maxParallel: 2, maxFailedShare: 0.1}
        pruning: {kind: none}
        stopping: {kind: stagnation, patience: 20}
        objective: {metric: netPnlPerDay, direction: maximize, constraints: [{metric: closedTrades, min: 1}, {metric: maxDrawdownPct, max: 50}]}
        validation: {kind: none}
        promotion: {gates: default, approval: none}
        """;

    [Fact]
    public async Task Prepare_DamagedFiles_AreTakenOrRefusedWithPaths()
    {
        using var bench = new Bench();
        var (taken, refused) = (0, 0);
        for (var seed = 0; seed < LongRun.Count(1_000, 10_000); seed++)
        {
            var text = new SessionMutator(seed).Damage(Whole);
            var language = seed % 4 == 0 ? DocumentLanguage.Json : DocumentLanguage.Yaml;
            var outcome = await bench.Planner.PrepareAsync(new PlanRequest(new SpecSource(text, language), null), default);
            if (outcome.Plan is null)
            {
                refused++;
                outcome.Problems.ShouldNotBeEmpty($"seed {seed}");
                outcome.Problems.ShouldAllBe(problem => problem.Path.Length > 0 && problem.Allowed.Length > 0, $"seed {seed}");
            }
            else
            {
                taken++;
            }
        }

        refused.ShouldBeGreaterThan(taken);
        taken.ShouldBeGreaterThan(0);
        (await bench.Store.ListSessionsAsync(9, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_DamagedFiles_AreNeverTheServersFault()
    {
        await using var app = await SessionApp.StartAsync();
        for (var seed = 0; seed < 20; seed++)
        {
            using var answer = await Answer.SendAsync(app, "POST", "api/sessions", new SessionMutator(seed).Damage(Whole));

            ((int)answer.StatusCode).ShouldBeOneOf([202, 400, 413], $"seed {seed}");
            var document = await Answer.JsonOf(answer);
            if (answer.StatusCode is HttpStatusCode.BadRequest)
            {
                document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNullOrEmpty();
                continue;
            }

            var summary = await app.WaitAsync(document.GetProperty("session").GetString()!);
            var trials = summary.Trials;
            (trials.Completed + trials.Failed + trials.Pruned + trials.TimedOut + trials.Cancelled).ShouldBe(trials.Planned);
        }
    }
}
