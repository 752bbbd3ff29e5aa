using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;

namespace TuningFunctions.Tests.Sessions;

public sealed class PruningTests
{
    private static string[] Sets(string pruning, params string[] more) =>
        ["sampler.kind=random", "space.exitBps.type=float", "sampler.batch=16", "budget.trials=64", $"pruning.kind={pruning}", .. more];

    [Theory]
    [InlineData("asha")]
    [InlineData("hyperband")]
    [InlineData("median")]
    [InlineData("wilcoxon")]
    public async Task Run_Pruning_StopsTheSameTrialsForAnyParallelismAndOnTheHost(string pruning)
    {
        using var bench = new Bench();
        var one = await bench.RunAsync(Sets(pruning, "budget.maxParallel=1"));
        var many = await bench.RunAsync(Sets(pruning, "budget.maxParallel=8"));
        await using var app = await SessionApp.StartAsync();

        var hosted = await app.RunAsync(Sets(pruning));

        one.State.ShouldBe(SessionState.Completed);
        one.Trials.Pruned.ShouldBeGreaterThan(0);
        one.Trials.Completed.ShouldBeGreaterThan(0);
        (one.Trials.Completed + one.Trials.Pruned).ShouldBe(64);
        (many.ResultHash, hosted.ResultHash).ShouldBe((one.ResultHash, one.ResultHash));
        (many.Trials, hosted.Trials).ShouldBe((one.Trials, one.Trials));
        hosted.Best!.Trial.ShouldBe(one.Best!.Trial);
    }

    [Fact]
    public async Task Run_Asha_MeasuresGrowingSharesAndKeepsTheBest()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync(Sets("asha"));
        var whole = await bench.RunAsync(Sets("none"));

        bench.Evaluators.Parts.ShouldBe([new(0, 1 / 16.0), new(0, 1 / 4.0), WindowShare.Whole], ignoreOrder: true);
        summary.Best!.Parameters.ShouldBe(whole.Best!.Parameters);
        var results = await bench.Store.ReadResultsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default);
        foreach (var trial in results.GroupBy(result => result.Key.Trial))
        {
            var rows = trial.ToArray();
            rows.Select(row => row.Key.Rung).ShouldBe(Enumerable.Range(0, rows.Length));
            rows[..^1].ShouldAllBe(row => row.State == TrialState.Reported);
            rows[^1].State.ShouldBeOneOf(TrialState.Completed, TrialState.Pruned);
            (rows.Length == 3 || rows[^1].State is TrialState.Pruned).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Run_Wilcoxon_ComparesDisjointSlicesAndKeepsTheBest()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync(Sets("wilcoxon"));
        var whole = await bench.RunAsync(Sets("none"));

        bench.Evaluators.Parts.OrderBy(part => part.Share).ThenBy(part => part.From).ShouldBe(
            [.. Enumerable.Range(0, 8).Select(slice => new WindowShare(slice / 16.0, 1 / 16.0)), WindowShare.Whole]);
        summary.Best!.Parameters.ShouldBe(whole.Best!.Parameters);
        // Four slices are the fewest on which one trial can be worse than another beyond chance of a tenth.
        (await bench.Store.ReadResultsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default))
            .Where(result => result.State is TrialState.Pruned)
            .Min(result => result.Key.Rung).ShouldBe(4);
    }

    [Fact]
    public async Task Prune_Repeated_StopsTheSameTrials()
    {
        using var bench = new Bench();
        var fold = new FoldKey(await bench.PlanAsync(Sets("asha")), 0);
        var jobs = (await bench.Advancer.AdvanceAsync(fold, 0, default)).Jobs;
        for (var job = 0; job < jobs; job++)
        {
            await bench.Evaluator.EvaluateAsync(new JobKey(fold.SessionId, 0, 0, job), default);
        }

        var pruner = new RungPruner(bench.Plans, bench.Store);
        var first = await pruner.PruneAsync(fold, 0, 0, default);
        var again = await pruner.PruneAsync(fold, 0, 0, default);

        first.ShouldBe(new RungReport(16, 12));
        again.ShouldBe(first);
        (await bench.Store.CountResultsAsync(fold.SessionId, default)).ShouldBe(new ResultCounts(0, 0, 12, 0, 0));
    }
}
