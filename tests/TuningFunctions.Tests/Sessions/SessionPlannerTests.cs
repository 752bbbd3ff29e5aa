using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.Sessions;

public sealed class SessionPlannerTests
{
    [Fact]
    public async Task Plan_InvalidFile_StoresNothing()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("budget.trials=0", "space.entryBps.low=99");

        outcome.Plan.ShouldBeNull();
        outcome.Problems.Select(problem => problem.Path).ShouldBe(["space.entryBps.low", "budget.trials"], ignoreOrder: true);
        (await bench.Store.ListSessionsAsync(5, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_MissingData_IsNamedByItsPlaceInTheFile()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("datasets[0]=missing.csv");

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Value).ShouldBe(("datasets[0]", "missing.csv"));
    }

    [Fact]
    public async Task Plan_EveryPointForbidden_IsAnError()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("space.exitBps.low=100", "space.exitBps.high=120");

        outcome.Problems.ShouldHaveSingleItem().Path.ShouldBe("space");
    }

    [Fact]
    public async Task Plan_SmallBudget_PlansNoMore()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("budget.trials=10");

        outcome.Plan!.PlannedTrials.ShouldBe(10);
        outcome.Warnings[0].ShouldBe("venue B stood still");
        (await bench.Store.FindSessionAsync(outcome.Plan.SessionId, default))!.PlanHash.ShouldBe(outcome.PlanHash);
    }

    [Fact]
    public async Task Plan_InertParameters_AreAllNamedAndNothingIsStored()
    {
        using var bench = new Bench(new FakeEvaluators { Inert = ["exitBps", "takeProfitBps"] });

        var outcome = await bench.TryPlanAsync("space.takeProfitBps={\"type\":\"float\",\"low\":5,\"high\":10}");

        outcome.Plan.ShouldBeNull();
        outcome.Problems.Select(problem => (problem.Path, problem.Value))
            .ShouldBe([("space.exitBps", "inert"), ("space.takeProfitBps", "inert")], ignoreOrder: true);
        (await bench.Store.ListSessionsAsync(5, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_NothingTraded_WarnsAndSaysSoInTheResult()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync("space.entryBps.low=2000", "space.entryBps.high=2010");

        summary.Notes.Count(note => note.EndsWith("was not observed: none of its probes traded", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Plan_OneValue_IsNotObserved()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("space.entryBps.low=10", "space.exitBps={\"type\":\"categorical\",\"values\":[5]}");

        outcome.Plan!.Warnings.ShouldHaveSingleItem().ShouldStartWith("space.exitBps was not observed");
    }

    [Fact]
    public async Task Plan_SameContentTwice_IsRefusedByPlace()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync("datasets=[\"a.csv\",\"b.csv\"]");

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Allowed).ShouldBe(("datasets[1]", "each data set once: datasets[0] has the same content"));
    }

    [Fact]
    public async Task Prepare_ValidFile_StoresNothingAndEstimates()
    {
        using var bench = new Bench();
        var source = new SpecSource(Bench.Sweep, DocumentLanguage.Yaml);

        var outcome = await bench.Planner.PrepareAsync(new PlanRequest(source, "."), default);
        var estimate = bench.Estimator.Estimate(outcome.Plan!, default);

        (estimate.Evaluations, estimate.Rows).ShouldBe((74, 7400));
        estimate.Seconds!.Value.ShouldBeGreaterThan(0);
        (await bench.Store.ListSessionsAsync(5, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Advance_Repeated_ReturnsTheStoredBatch()
    {
        using var bench = new Bench();
        var fold = new FoldKey(await bench.PlanAsync("budget.maxParallel=4"), 0);

        var first = await bench.Advancer.AdvanceAsync(fold, 0, default);
        var again = await bench.Advancer.AdvanceAsync(fold, 0, default);

        again.ShouldBe(first);
        first.ShouldBe(new BatchAdvance(0, 30, 10, null) { PlannedTrials = 74, Rungs = 1 });
        (await bench.Advancer.AdvanceAsync(fold, 3, default)).Jobs.ShouldBe(0);
    }

    [Fact]
    public async Task Evaluate_Repeated_DoesNothingAgain()
    {
        using var bench = new Bench();
        var id = await bench.PlanAsync("budget.maxParallel=8");
        await bench.Advancer.AdvanceAsync(new FoldKey(id, 0), 0, default);

        var first = await bench.Evaluator.EvaluateAsync(new JobKey(id, 0, 0, 3), default);
        var again = await bench.Evaluator.EvaluateAsync(new JobKey(id, 0, 0, 3), default);

        first.ShouldBe(new JobReport(1, 1, 0));
        again.ShouldBe(new JobReport(1, 0, 0));
        bench.Evaluators.Evaluations.ShouldBe(1);
        (await bench.Store.ReadResultsAsync(new FoldKey(id, 0), TrialRange.All, default)).Select(result => result.Key.Trial).ShouldBe([3]);
    }

    [Fact]
    public async Task Close_WithTrialsOpen_RefusesToComplete()
    {
        using var bench = new Bench();
        var id = await bench.PlanAsync();
        await bench.Advancer.AdvanceAsync(new FoldKey(id, 0), 0, default);

        await Should.ThrowAsync<InvalidOperationException>(
            () => bench.Closer.CloseAsync(id, Tuning.Sessions.SessionState.Completed, null, null, default));
    }
}
