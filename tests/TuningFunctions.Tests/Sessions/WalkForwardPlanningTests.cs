using Tuning.Retuning.Champions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Storage.Sql;
using Tuning.Validation.Splits;

namespace TuningFunctions.Tests.Sessions;

public sealed class WalkForwardPlanningTests
{
    private const string Validated = "validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}";

    [Fact]
    public async Task Plan_WalkForward_StoresItsWindowsAndCountsTheTrialsOfEverySearch()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync(Validated);

        var plan = outcome.Plan!;
        (plan.Searches, plan.PlannedTrials, plan.TotalTrials).ShouldBe((5, 74, 370));
        plan.Windows!.Folds.Length.ShouldBe(4);
        plan.SearchedBy(0).ShouldBe(plan.Windows.Folds[0].Train);
        plan.SearchedBy(4).ShouldBe(new Window(WindowUnit.Time, 0, plan.Windows.Holdout.Start));
        var stored = (await bench.Store.FindSessionAsync(plan.SessionId, default))!;
        stored.PlannedTrials.ShouldBe(370);
        var read = new PlanJson(Bench.Capabilities).Read(stored.PlanJson);
        read.Windows!.Folds.ShouldBe(plan.Windows.Folds);
        (read.Windows.Final, read.Windows.Holdout, read.Windows.Gap).ShouldBe((plan.Windows.Final, plan.Windows.Holdout, plan.Windows.Gap));
        read.Sensitivity!.Live.SequenceEqual(plan.Sensitivity!.Live, StringComparer.Ordinal).ShouldBeTrue();
        PlanHash.Of(read).ShouldBe(outcome.PlanHash);
    }

    [Fact]
    public async Task Plan_OfAMarketWithAChampion_HoldsItBesideItsHash()
    {
        using var bench = new Bench();
        var before = await bench.TryPlanAsync(Validated);
        var champion = new ParameterSet([KeyValuePair.Create<string, ParameterValue>("entryBps", 12.5), KeyValuePair.Create<string, ParameterValue>("exitBps", -3)]);
        await StoredChampion.PromoteAsync(new SqlRetuneStore(bench.Store, bench.Time), new ChampionKey("arbitrage", "fake"), champion);

        var after = await bench.TryPlanAsync(Validated);
        var unvalidated = await bench.TryPlanAsync();

        before.Plan!.Champion.ShouldBeNull();
        after.Plan!.Champion.ShouldBe(champion);
        unvalidated.Plan!.Champion.ShouldBeNull("a session without a verdict has nothing to show it beside");
        after.PlanHash.ShouldBe(before.PlanHash);
        var stored = (await bench.Store.FindSessionAsync(after.Plan.SessionId, default))!;
        new PlanJson(Bench.Capabilities).Read(stored.PlanJson).Champion.ShouldBe(champion);
    }

    [Fact]
    public async Task Plan_OtherWindows_HaveAnotherHash()
    {
        using var bench = new Bench();
        var plan = (await bench.TryPlanAsync(Validated)).Plan!;
        var windows = plan.Windows!;

        var moved = plan with { Windows = windows with { Holdout = windows.Holdout with { End = windows.Holdout.End - 1 } } };

        string.Equals(PlanHash.Of(moved), PlanHash.Of(plan), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task Plan_TooFewFolds_NamesTheLongestPlanThatFits()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync(Validated, "validation.train=PT120H");

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("validation");
        problem.Allowed.ShouldContain("the longest plan that fits is train: PT96H");
        (await bench.Store.ListSessionsAsync(5, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_LengthsThatDoNotFitTogether_AreAllNamed()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync(Validated, "validation.step=PT12H", "validation.holdout=100 rows");

        outcome.Problems.Select(problem => problem.Path).ShouldBe(["validation.holdout", "validation.step"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("0 rows", 0)]
    [InlineData("7 rows", 7)]
    public async Task Plan_AGapInRows_LiesBeforeEveryTest(string gap, int rows)
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync(
            $"validation={{\"kind\":\"walkForward\",\"train\":\"3000 rows\",\"test\":\"1000 rows\",\"step\":\"1000 rows\",\"holdout\":\"1000 rows\",\"gap\":\"{gap}\"}}");

        outcome.Problems.ShouldBeEmpty();
        outcome.Plan!.Windows!.Folds.ShouldAllBe(fold => fold.Test.Start - fold.Train.End == rows);
    }

    [Fact]
    public async Task Plan_MoreFoldsThanAnOrchestrationTakes_IsRefused()
    {
        using var bench = new Bench();

        var outcome = await bench.TryPlanAsync(
            "validation={\"kind\":\"walkForward\",\"train\":\"100 rows\",\"test\":\"10 rows\",\"step\":\"10 rows\",\"holdout\":\"10 rows\",\"gap\":\"1 rows\"}");

        outcome.Problems.ShouldHaveSingleItem().Path.ShouldBe("validation.step");
    }
}
