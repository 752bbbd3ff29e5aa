using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.Sessions;

public sealed class SessionLoopTests
{
    [Fact]
    public async Task Run_Grid_FindsTheBestAndAccountsForEveryTrial()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync();

        summary.State.ShouldBe(SessionState.Completed);
        summary.Trials.ShouldBe(new TrialCounts(74, 74, 0, 0, 0, 0));
        summary.Best!.Parameters.Canonical.ShouldBe("""{"entryBps":20,"exitBps":0}""");
        summary.Best.Metrics["netPnlPerDay"].ShouldBe(100);
        (summary.Best.Label, summary.Best.Feasible).ShouldBe(("inSample", true));
        summary.Notes.ShouldBe(["in sample, not validated", "10 forbidden points were left out of the grid", "entry at 20"]);
        summary.Error.ShouldBeNull();
        bench.Evaluators.Evaluations.ShouldBe(74);
        SessionCloser.Read((await bench.Store.FindSessionAsync(summary.Session, default))!)!.ResultHash.ShouldBe(summary.ResultHash);
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("tpe")]
    [InlineData("cmaes")]
    [InlineData("nsga2")]
    [InlineData("auto")]
    public async Task Run_AnyParallelism_GivesTheSameResult(string sampler)
    {
        using var bench = new Bench();
        string[] sets = [$"sampler.kind={sampler}", "space.exitBps.type=float", "budget.trials=150"];

        var one = await bench.RunAsync([.. sets, "budget.maxParallel=1"]);
        var again = await bench.RunAsync([.. sets, "budget.maxParallel=1"]);
        var many = await bench.RunAsync([.. sets, "budget.maxParallel=8"]);
        var otherSeed = await bench.RunAsync([.. sets, "sampler.seed=1"]);

        again.ResultHash.ShouldBe(one.ResultHash);
        many.ResultHash.ShouldBe(one.ResultHash);
        many.PlanHash.ShouldBe(one.PlanHash);
        otherSeed.PlanHash.Equals(one.PlanHash, StringComparison.Ordinal).ShouldBeFalse();
        string.Equals(otherSeed.ResultHash, one.ResultHash, StringComparison.Ordinal).ShouldBe(sampler is "grid");
    }

    [Theory]
    [InlineData("stagnation", "stopping.patience=40")]
    [InlineData("regretBound", "stopping.tolerance=5")]
    public async Task Run_StoppingRule_StopsAtTheSamePlaceForAnyParallelism(string kind, string set)
    {
        using var bench = new Bench();
        string[] sets = ["sampler.kind=random", "space.exitBps.type=float", "sampler.batch=10", "budget.trials=400", $"stopping.kind={kind}", set];

        var one = await bench.RunAsync([.. sets, "budget.maxParallel=1"]);
        var many = await bench.RunAsync([.. sets, "budget.maxParallel=8"]);
        var whole = await bench.RunAsync([.. sets, "stopping.kind=none"]);

        one.State.ShouldBe(SessionState.Completed);
        one.Stopped!.ShouldStartWith($"{kind} after trial ");
        one.Trials.Completed.ShouldBeInRange(30, 390);
        (one.Trials.Completed + one.Trials.Cancelled).ShouldBe(one.Trials.Planned);
        (many.Stopped, many.ResultHash).ShouldBe((one.Stopped, one.ResultHash));
        whole.Stopped.ShouldBe("budget after trial 73: all 74 planned trials have a result");
        whole.PlanHash.Equals(one.PlanHash, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_InterruptedUnderAStoppingRule_StopsAtTheSamePlace()
    {
        string[] sets = ["sampler.kind=tpe", "space.exitBps.type=float", "sampler.batch=10", "budget.trials=400", "budget.maxParallel=1", "stopping.kind=stagnation", "stopping.patience=40"];
        using var whole = new Bench();
        var expected = await whole.RunAsync(sets);
        using var interruption = new CancellationTokenSource();
        using var bench = new Bench(new FakeEvaluators
        {
            Before = (count, _) =>
            {
                if (count == 57)
                {
                    interruption.Cancel();
                }
            },
        });
        var id = await bench.PlanAsync(sets);
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Loop.RunAsync(id, null, interruption.Token));

        var summary = await bench.Loop.RunAsync(id, null, default);

        expected.Stopped!.ShouldStartWith("stagnation after trial ");
        (summary.Stopped, summary.ResultHash).ShouldBe((expected.Stopped, expected.ResultHash));
    }

    [Fact]
    public async Task Run_Interrupted_IsFinishedFromWhereItStands()
    {
        using var whole = new Bench();
        var expected = await whole.RunAsync();
        using var interruption = new CancellationTokenSource();
        using var bench = new Bench(new FakeEvaluators
        {
            Before = (count, _) =>
            {
                if (count == 41)
                {
                    interruption.Cancel();
                }
            },
        });
        var id = await bench.PlanAsync("budget.maxParallel=1");
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Loop.RunAsync(id, null, interruption.Token));
        var stored = (await bench.Store.CountResultsAsync(id, default)).Total;
        stored.ShouldBeInRange(30, 41);
        var before = bench.Evaluators.Evaluations;

        var summary = await bench.Loop.RunAsync(id, null, default);

        summary.ResultHash.ShouldBe(expected.ResultHash);
        (bench.Evaluators.Evaluations - before).ShouldBe(74 - stored);
    }

    [Fact]
    public async Task Run_EndedSession_ReturnsItsStoredResult()
    {
        using var bench = new Bench();
        var first = await bench.RunAsync();

        var second = await bench.Loop.RunAsync(first.Session, null, default);

        second.Seconds.ShouldBe(first.Seconds);
        second.ResultHash.ShouldBe(first.ResultHash);
        bench.Evaluators.Evaluations.ShouldBe(74);
    }

    [Fact]
    public async Task Run_FailingTrials_AreRecordedWithTypeAndMessage()
    {
        using var bench = new Bench(new FakeEvaluators { Before = (_, point) => FailAt(point.NumberOf("entryBps") == 20) });

        var summary = await bench.RunAsync("budget.maxFailedShare=0.2");

        summary.State.ShouldBe(SessionState.Completed);
        summary.Trials.ShouldBe(new TrialCounts(74, 68, 6, 0, 0, 0));
        summary.Best!.Parameters.NumberOf("entryBps").ShouldBeOneOf(15, 25);
        var results = await bench.Store.ReadResultsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default);
        results.Where(result => result.State is TrialState.Failed)
            .ShouldAllBe(result => result.ErrorType == "System.DivideByZeroException" && result.ErrorMessage == "no such price");
    }

    [Fact]
    public async Task Run_TooManyFailures_FailsAndCancelsTheRest()
    {
        using var bench = new Bench(new FakeEvaluators { Before = (_, _) => FailAt(true) });

        var summary = await bench.RunAsync();

        summary.State.ShouldBe(SessionState.Failed);
        summary.Trials.ShouldBe(new TrialCounts(74, 0, 30, 0, 0, 44));
        summary.Best.ShouldBeNull();
        summary.Error!.ShouldContain("30 of 74 trials failed");
    }

    [Fact]
    public async Task Run_NothingFeasible_SaysSo()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync("objective.constraints[0].min=5000");

        summary.State.ShouldBe(SessionState.Completed);
        summary.Best!.Feasible.ShouldBeFalse();
        summary.Best.Parameters.NumberOf("entryBps").ShouldBe(5);
        string.Join(";", summary.Notes).ShouldContain("no trial is feasible: the best is the one that violates the constraints least");
    }

    [Fact]
    public async Task Run_CancelledWhileItRuns_EndsCancelled()
    {
        var store = new Lazy<SqliteStoreOf>(() => new SqliteStoreOf());
        using var bench = new Bench(new FakeEvaluators { Before = (count, _) => store.Value.CancelAt(count, 35) });
        var id = await bench.PlanAsync("budget.maxParallel=1");
        store.Value.Use(bench.Store, id);

        var summary = await bench.Loop.RunAsync(id, null, default);

        summary.State.ShouldBe(SessionState.Cancelled);
        summary.Trials.Cancelled.ShouldBeInRange(1, 44);
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(74);
    }

    [Fact]
    public async Task Run_FiniteSpaceSmallerThanTheBudget_TriesEveryPointOnce()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync("sampler.kind=random", "budget.trials=5000");

        summary.Trials.Planned.ShouldBe(74);
        var trials = await bench.Store.ReadTrialsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default);
        trials.Select(trial => trial.PointHash).Distinct(StringComparer.Ordinal).Count().ShouldBe(74);
    }

    [Fact]
    public async Task Run_ConditionalParameter_IsSearchedOnlyWhereItsConditionHolds()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync(
            "space.takeProfitBps={\"type\":\"categorical\",\"values\":[5,10],\"when\":{\"exitBps\":[0]}}");

        summary.Trials.Completed.ShouldBe(86);
        var trials = await bench.Store.ReadTrialsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default);
        trials.Count(trial => trial.PointJson.Contains("takeProfitBps", StringComparison.Ordinal)).ShouldBe(24);
        trials.Where(trial => trial.PointJson.Contains("takeProfitBps", StringComparison.Ordinal))
            .ShouldAllBe(trial => trial.PointJson.Contains("\"exitBps\":0,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Progress_EndsAtThePlan()
    {
        using var bench = new Bench();
        var reports = new List<int>();

        await bench.Loop.RunAsync(await bench.PlanAsync("budget.maxParallel=1"), new Collector(reports), default);

        reports[^1].ShouldBe(74);
        reports.ShouldBe(reports.Order());
    }

    private static void FailAt(bool fails)
    {
        if (fails)
        {
            throw new DivideByZeroException("no such price");
        }
    }
    private sealed class SqliteStoreOf
    {
        private ISessionStore? _store;
        private string _id = "";

        public void Use(ISessionStore store, string id) => (_store, _id) = (store, id);

        public void CancelAt(int count, int at)
        {
            if (count == at)
            {
                _store!.RequestCancelAsync(_id, default).Wait();
            }
        }
    }
}
