using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;
using Tuning.Validation.WalkForwards;

namespace Tuning.Tests.Validation.WalkForwards;

public sealed class WalkForwardTests
{
    private const long Hour = WindowLength.HourNs;
    private static readonly Space _space = new([new Parameter.Real("x", 0, 1)]);
    private static readonly WalkForwardSession _session = Session(new Objective("netPnlPerDay", ObjectiveDirection.Maximize, []));

    [Fact]
    public void Run_AStandingEdge_FindsItAndWins()
    {
        var run = WalkForward.Run(_session, new ToyEvaluator(_ => .3));

        VerdictRules.Judge(run.Evidence).Kind.ShouldBe(VerdictKind.Winner);
        run.Evidence.Choice!.NumberOf("x")!.Value.ShouldBe(.3, .1);
        run.Evidence.Folds.ShouldAllBe(fold => fold.FeasibleTrials == 40 && Math.Abs(fold.TrainPnlPerDay!.Value - 24) < 12);
        run.FinalTrials.Length.ShouldBe(40);
    }

    [Fact]
    public void Run_AnySession_TouchesEachTestWindowOnceAndTheHoldoutLast()
    {
        var evaluator = new ToyEvaluator(_ => .3);

        var run = WalkForward.Run(_session, evaluator);

        var seen = evaluator.Seen.ToArray();
        foreach (var fold in _session.Plan.Folds)
        {
            seen.Count(entry => entry.Window == fold.Test && entry.Scenario is "asPlanned").ShouldBe(1);
            seen.Where(entry => entry.Window == fold.Test).Select(entry => entry.Point).Distinct().ShouldBe([run.Evidence.Folds[fold.Number].Choice]);
        }

        seen[^1].ShouldBe((_session.Plan.Holdout, run.Evidence.Choice, "asPlanned"));
        seen.Count(entry => entry.Window.Overlaps(_session.Plan.Holdout)).ShouldBe(1);
        seen.Where(entry => entry.Scenario is "search").Select(entry => entry.Window).Distinct()
            .ShouldBe([.. _session.Plan.Folds.Select(fold => fold.Train), _session.Plan.Final]);
        run.Evidence.Folds.ShouldAllBe(fold => fold.Scenarios.Length == Scenario.Matrix.Length - 1, "the toy has no books");
    }

    [Fact]
    public void Run_ATestWindowThatChanges_ChangesNoChoiceMadeBefore()
    {
        // From hour 120 on the best place is another: folds that trained before it cannot know.
        var still = WalkForward.Run(_session, new ToyEvaluator(_ => .3)).Evidence.Folds;
        var moved = WalkForward.Run(_session, new ToyEvaluator(hour => hour < 120 ? .3 : .9)).Evidence.Folds;

        foreach (var fold in still.Where(fold => fold.Fold.Train.End <= 120 * Hour))
        {
            moved[fold.Fold.Number].Choice.ShouldBe(fold.Choice);
        }

        moved[^1].Choice!.NumberOf("x")!.Value.ShouldBeGreaterThan(.6);
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(-30)]
    public void Run_AConstantAddedToAllScores_ChangesNoVerdict(double lift)
    {
        // A narrow peak beside a plateau: what counts as close to the best must not depend on how large scores are.
        static double Peak(double x) => x is > .78 and < .84 ? 1.5 : 0;
        var one = VerdictRules.Judge(WalkForward.Run(_session, new ToyEvaluator(_ => .3, more: Peak)).Evidence);
        var other = VerdictRules.Judge(WalkForward.Run(_session, new ToyEvaluator(_ => .3, lift, Peak)).Evidence);

        one.Parameters!.NumberOf("x")!.Value.ShouldBeInRange(.78, .84);
        other.Parameters.ShouldBe(one.Parameters);
        other.Gates.ShouldBe(one.Gates);
    }

    [Theory]
    [InlineData(.3)]
    [InlineData(4.5)]
    public void Run_PermutedTrials_ChangeNoVerdict(double best)
    {
        // Around 4.5 whole numbers come in pairs that earn the same.
        var space = best > 1 ? new Space([new Parameter.Whole("x", 0, 9)]) : _space;
        var session = _session with { Search = _session.Search with { Space = space } };
        var evaluator = new ToyEvaluator(_ => best);
        var expected = WalkForward.Run(session, evaluator).Evidence;
        for (var seed = 0; seed < LongRun.Count(5, 100); seed++)
        {
            var random = new Random(seed);
            var folds = session.Plan.Folds.Select(fold => WalkForward.Test(
                session, fold, Permuted(WindowSearch.Run(session.Search, fold.Number, fold.Train, evaluator, default), random), evaluator, default));
            var final = Permuted(WindowSearch.Run(session.Search, session.FinalFold, session.Plan.Final, evaluator, default), random);
            var choice = ChoiceRule.Choose(space, session.Search.Objective, final)!.Point;
            var evidence = WalkForward.Assemble(
                session, [.. folds], choice, WalkForward.TouchHoldout(session, choice, evaluator, default));

            evidence.Choice.ShouldBe(expected.Choice);
            evidence.Folds.Select(fold => fold.Choice).ShouldBe(expected.Folds.Select(fold => fold.Choice));
            VerdictRules.Judge(evidence).Gates.ShouldBe(VerdictRules.Judge(expected).Gates);
        }
    }

    [Fact]
    public void Choose_PermutedTrials_ChoosesTheSame()
    {
        var trials = WalkForward.Run(_session, new ToyEvaluator(_ => .3)).FinalTrials;
        var renumbered = trials.Reverse().Select((trial, i) => trial with { Number = i });

        ChoiceRule.Choose(_space, _session.Search.Objective, renumbered)!.Point
            .ShouldBe(ChoiceRule.Choose(_space, _session.Search.Objective, trials)!.Point);
    }

    [Fact]
    public void Run_NothingFeasible_TradesNothingAndLeavesTheHoldoutAlone()
    {
        var evaluator = new ToyEvaluator(_ => .3);
        var session = Session(new Objective("netPnlPerDay", ObjectiveDirection.Maximize, [new MetricConstraint("netPnlPerDay", 1e6, null)]));

        var run = WalkForward.Run(session, evaluator);

        run.Evidence.Choice.ShouldBeNull();
        run.Evidence.Folds.ShouldAllBe(fold => fold.Choice == null && fold.Test.NetPnl == 0 && fold.TrainPnlPerDay == null && fold.FeasibleTrials == 0);
        evaluator.Seen.ShouldNotContain(entry => entry.Window.Overlaps(session.Plan.Holdout));
        VerdictRules.Judge(run.Evidence).Kind.ShouldBe(VerdictKind.NoWinner);
    }

    [Fact]
    public void Choose_FewerLossesWanted_TurnsTheScores()
    {
        var trials = WalkForward.Run(_session, new ToyEvaluator(_ => .3)).FinalTrials;
        var least = new Objective("netPnlPerDay", ObjectiveDirection.Minimize, []);

        ChoiceRule.Choose(_space, least, trials)!.Point.NumberOf("x")!.Value.ShouldBeGreaterThan(.9);
    }

    private static ImmutableArray<SearchedTrial> Permuted(ImmutableArray<SearchedTrial> trials, Random random)
    {
        var shuffled = trials.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Select((trial, i) => trial with { Number = i })];
    }

    private static WalkForwardSession Session(Objective objective)
    {
        var shape = new WalkForwardShape(60 * Hour, 24 * Hour, 24 * Hour, 0);
        var plan = new WalkForwardPlan(
            [.. shape.Folds(WindowUnit.Time, 0, 204 * Hour)], new Window(WindowUnit.Time, 0, 204 * Hour), new Window(WindowUnit.Time, 204 * Hour, 240 * Hour), 0);
        return new WalkForwardSession(new SearchSetup(_space, objective, new SobolOptions(), 5, 40, 16), plan)
        {
            Sensitivity = new SensitivityFinding(["x"], [], []),
            WaivedFindings = 0,
        };
    }
}
