using Tuning.Sessions;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Splits;

public sealed class WalkForwardPlannerTests
{
    private const long Hour = WindowLength.HourNs;
    private static readonly ValidationSpec _usual = SpecDefaults.Validation with { Train = "PT36H", Test = "PT12H", Step = "PT12H", Holdout = "PT12H" };

    [Fact]
    public void Plan_Durations_LieOnWholeHours()
    {
        // From 00:20 to 112:40: whole hours 1 to 112.
        var plan = WalkForwardPlanner.Plan(_usual, Source(20, 112 * 60 + 40)).Plan.ShouldNotBeNull();

        plan.Folds.Length.ShouldBe(5);
        plan.Folds[0].Train.ShouldBe(new Window(WindowUnit.Time, 1 * Hour, 37 * Hour));
        plan.Folds[4].Test.ShouldBe(new Window(WindowUnit.Time, 85 * Hour, 97 * Hour));
        plan.Holdout.ShouldBe(new Window(WindowUnit.Time, 100 * Hour, 112 * Hour));
        plan.Final.ShouldBe(new Window(WindowUnit.Time, 1 * Hour, 100 * Hour));
    }

    [Fact]
    public void Plan_Purge_LeavesAGapBeforeEveryTestAndTheHoldout()
    {
        var plan = WalkForwardPlanner.Plan(_usual, Source(0, 120 * 60) with { PurgeNs = Hour + 1 }).Plan.ShouldNotBeNull();

        plan.Gap.ShouldBe(2 * Hour);
        plan.Folds.ShouldAllBe(fold => fold.Test.Start - fold.Train.End == 2 * Hour);
        (plan.Holdout.Start - plan.Final.End).ShouldBe(2 * Hour);
        plan.Folds.ShouldAllBe(fold => fold.Test.End <= plan.Holdout.Start);
        WalkForwardPlanner.Plan(_usual with { Gap = "PT3H" }, Source(0, 120 * 60)).Plan!.Gap.ShouldBe(3 * Hour);
    }

    [Fact]
    public void Plan_AReducedLastTest_MakesAFoldWhereItMay()
    {
        var source = Source(0, 105 * 60);

        WalkForwardPlanner.Plan(_usual, source).Plan!.Folds.Length.ShouldBe(4);
        var folds = WalkForwardPlanner.Plan(_usual with { ReducedLast = true }, source).Plan!.Folds;
        folds.Length.ShouldBe(5);
        folds[4].Test.ShouldBe(new Window(WindowUnit.Time, 84 * Hour, 93 * Hour));
    }

    [Fact]
    public void Plan_FinalOfTheLastTrainLength_EndsBeforeTheHoldout()
    {
        var plan = WalkForwardPlanner.Plan(_usual with { Final = ValidationSpec.LastTrain, Gap = "PT2H" }, Source(0, 120 * 60)).Plan.ShouldNotBeNull();

        plan.Final.ShouldBe(new Window(WindowUnit.Time, 70 * Hour, 106 * Hour));
        plan.Holdout.Start.ShouldBe(108 * Hour);
    }

    [Fact]
    public void Plan_Rows_AreTakenAsTheyAre()
    {
        var spec = _usual with { Train = "100 rows", Test = "40 rows", Step = "50 rows", Holdout = "33 rows", Anchored = true };

        var plan = WalkForwardPlanner.Plan(spec, Source(7, 5_000) with { Rows = 401, PurgeNs = 90 * Hour / 60, RowsPerHour = 6 }).Plan.ShouldNotBeNull();

        plan.Gap.ShouldBe(9);
        plan.Folds.Select(fold => (fold.Train.Start, fold.Train.End, fold.Test.Start, fold.Test.End))
            .ShouldBe([(0, 100, 109, 149), (0, 150, 159, 199), (0, 200, 209, 249), (0, 250, 259, 299), (0, 300, 309, 349)]);
        plan.Holdout.ShouldBe(new Window(WindowUnit.Rows, 368, 401));
        plan.Final.ShouldBe(new Window(WindowUnit.Rows, 0, 359));
    }

    [Fact]
    public void Plan_FewerThanThreeFolds_NamesTheLongestPlanThatFits()
    {
        var problem = WalkForwardPlanner.Plan(_usual, Source(0, 70 * 60)).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("validation");
        problem.Value.ShouldBe("1 folds in PT70H");
        problem.Allowed.ShouldContain("train: PT22H, test: PT12H, step: PT12H, holdout: PT12H");
        WalkForwardPlanner.Plan(_usual with { Train = "PT22H" }, Source(0, 70 * 60)).Plan!.Folds.Length.ShouldBe(3);
        WalkForwardPlanner.Plan(_usual with { Train = "PT23H" }, Source(0, 70 * 60)).Plan.ShouldBeNull();
    }

    [Fact]
    public void Plan_DataMuchTooShort_NamesAPlanThatFits()
    {
        var problem = WalkForwardPlanner.Plan(_usual, Source(0, 20 * 60)).Problems.ShouldHaveSingleItem();

        problem.Allowed.ShouldContain("train: PT8H, test: PT2H, step: PT2H, holdout: PT2H");
        WalkForwardPlanner.Plan(new(ValidationKind.WalkForward, "PT8H", "PT2H", "PT2H", false, "auto", "PT2H", ""), Source(0, 20 * 60)).Plan.ShouldNotBeNull();
        WalkForwardPlanner.Plan(_usual, Source(0, 2 * 60)).Problems.ShouldHaveSingleItem().Allowed.ShouldContain("too short");
    }

    [Fact]
    public void Plan_EverythingWrong_SaysAllOfItAtOnce()
    {
        var spec = new ValidationSpec(ValidationKind.WalkForward, "PT90M", "PT0S", "5 rows", false, "PT30M", "10 rows", "");

        WalkForwardPlanner.Plan(spec, Source(0, 6_000)).Problems.Select(problem => problem.Path)
            .ShouldBe(["validation.train", "validation.test", "validation.step", "validation.holdout", "validation.gap"]);
        WalkForwardPlanner.Plan(_usual with { Step = "PT6H" }, Source(0, 6_000)).Problems.ShouldHaveSingleItem().Path.ShouldBe("validation.step");
    }

    private static SplitSource Source(long firstMinute, long endMinute) =>
        new(endMinute - firstMinute, firstMinute * Hour / 60, endMinute * Hour / 60, 60);
}
