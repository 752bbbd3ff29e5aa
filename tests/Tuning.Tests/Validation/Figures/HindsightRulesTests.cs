using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;
using Tuning.Tests.Validation.WalkForwards;
using Tuning.Validation.Evidence;
using Tuning.Validation.Figures;
using Tuning.Validation.Gates;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;
using Tuning.Validation.WalkForwards;

namespace Tuning.Tests.Validation.Figures;

public sealed class HindsightRulesTests
{
    private const long Hour = WindowLength.HourNs;
    private static readonly Space _space = new([new Parameter.Real("x", 0, 1)]);
    private static readonly WalkForwardPlan _plan = new(
        [.. new WalkForwardShape(60 * Hour, 24 * Hour, 24 * Hour, 0).Folds(WindowUnit.Time, 0, 204 * Hour)],
        new Window(WindowUnit.Time, 0, 204 * Hour),
        new Window(WindowUnit.Time, 204 * Hour, 240 * Hour),
        0);

    private readonly ToyEvaluator _evaluator = new(_ => .3);
    private readonly SessionEvidence _evidence;
    private readonly HindsightMaterial _material;

    public HindsightRulesTests()
    {
        var setup = new SearchSetup(_space, new Objective("netPnlPerDay", ObjectiveDirection.Maximize, []), new SobolOptions(), 5, 80, 16);
        var session = new WalkForwardSession(setup, _plan) { Sensitivity = new SensitivityFinding(["x"], [], []), WaivedFindings = 0 };
        var run = WalkForward.Run(session, _evaluator);
        _evidence = run.Evidence;
        ImmutableArray<ImmutableArray<SearchedTrial>> trials =
            [.. _plan.Folds.Select(fold => WindowSearch.Run(setup, fold.Number, fold.Train, _evaluator, default)), run.FinalTrials];
        _material = new HindsightMaterial(_space, _evidence, trials, _plan.Final, _evaluator)
        {
            Champion = Point(.9),
            Defaults = Point(.5),
        };
    }

    [Fact]
    public void Complete_AStandingEdge_ShowsBaselinesNeighboursAndBreakEven()
    {
        var figures = HindsightRules.Complete(new ValidationFigures(), _material, default);

        figures.Baselines.Select(baseline => baseline.Name).ShouldBe(["doNothing", "champion", "defaults", "bestStatic"]);
        figures.Baselines[0].NetPnl.ShouldBe(0);
        figures.Baselines[1].NetPnl!.Value.ShouldBeLessThan(figures.Baselines[2].NetPnl!.Value, ".9 is farther from the best place than .5");
        figures.Baselines[3].NetPnl!.Value.ShouldBeGreaterThanOrEqualTo(new StitchedRecord(_evidence).NetPnl - 1e-9, "hindsight chooses from the folds' choices too");
        figures.Neighbours.Select(neighbour => (neighbour.Parameter, neighbour.Move)).ShouldBe([("x", -.05), ("x", .05)]);
        foreach (var neighbour in figures.Neighbours)
        {
            var moved = _evidence.Folds.Sum(fold => _evaluator.Search(
                fold.Fold.Test, [Point(fold.Choice!.NumberOf("x")!.Value + neighbour.Move)], default)[0].HourlyPnl.Sum());
            neighbour.NetPnl.ShouldBe(moved, 1e-9);
        }

        figures.BreakEven!.CostBps!.Value.ShouldBeGreaterThan(0);
        figures.Datasets.ShouldBeEmpty();
        figures.Persistence.ShouldBeNull();
    }

    [Fact]
    public void CompleteBaselines_AskedSparingly_AsksForNoMoreAndShowsTheSameNamedOnes()
    {
        var counted = new CountedEvaluator(_evaluator);
        var all = HindsightRules.Complete(new ValidationFigures(), _material, default);

        var figures = HindsightRules.CompleteBaselines(new ValidationFigures(), _material with { Evaluator = counted, MostAsked = 90 }, default);

        counted.AsPlanned.ShouldBeInRange(80, 90);
        counted.UnderScenarios.ShouldBeInRange(1, 90);
        figures.Baselines.Take(3).ShouldBe(all.Baselines.Take(3));
        figures.Baselines[3].NetPnl!.Value.ShouldBeLessThanOrEqualTo(all.Baselines[3].NetPnl!.Value);
        figures.Baselines[3].NetPnl!.Value.ShouldBeGreaterThan(figures.Baselines[2].NetPnl!.Value);
        figures.BreakEven!.CostBps.ShouldBe(all.BreakEven!.CostBps);
        figures.Neighbours.ShouldBeEmpty();
    }

    [Fact]
    public void PairsOf_EachFold_ShowsAtMostFiftyTrialsAndTheChoice()
    {
        var pairs = HindsightRules.PairsOf(_material, default);

        foreach (var fold in _evidence.Folds)
        {
            var shown = pairs.Where(pair => pair.Fold == fold.Fold.Number).ToArray();
            shown.Length.ShouldBeInRange(50, 51);
            shown.Select(pair => pair.Trial).ShouldBeUnique();
            var choice = shown.Where(pair => pair.IsChoice).ShouldHaveSingleItem();
            choice.InSample.ShouldBe(fold.TrainPnlPerDay!.Value, 1e-9);
            choice.OutOfSample.ShouldBe(fold.Test.NetPnl, 1e-9, "a test window is one day");
        }
    }

    [Fact]
    public void Complete_OfADocument_StitchesTheWindowsAndCountsDown()
    {
        var verdict = VerdictRules.Judge(_evidence);
        var figures = FigureRules.Of(_space, _evidence, _material.Trials[^1], 7);

        var document = DocumentRules.Complete(new ValidationDocument("s", "h", verdict, figures), _evidence, _plan.Holdout, window => window);

        document.SchemaVersion.ShouldBe(1);
        document.Folds.Length.ShouldBe(_plan.Folds.Length);
        document.Equity.Sum(part => part.HourlyPnl.Sum()).ShouldBe(_evidence.Folds.Sum(fold => fold.Test.NetPnl), 1e-9);
        document.Equity[1].Start.ShouldBe(document.Folds[1].TestStart);
        document.Folds[1].TestStart.ShouldBe(DateTimeOffset.UnixEpoch.AddHours(84));
        document.Folds[1].Choice.ShouldBe(_evidence.Folds[1].Choice);
        document.Holdout!.HourlyPnl.ShouldBe(_evidence.Holdout!.HourlyPnl);
        document.Logits.Sum(entry => entry.Splits).ShouldBe(figures.Overfitting!.Splits);
        document.Logits.Where(entry => entry.Logit <= 0).Sum(entry => entry.Splits).ShouldBe((int)Math.Round(figures.Overfitting.Probability * figures.Overfitting.Splits));
        document.TrackRecord[^1].MinimumDays!.Value.ShouldBe(figures.MinimumTrackRecordDays!.Value, 1e-9);
        document.TrackRecord[^1].RemainingDays!.Value.ShouldBe(figures.RemainingDays!.Value, 1e-9);
        document.Stress.Single(row => row.Scenario is "feesTimes1.25").Pass.ShouldBe(true);
        document.Stress.Single(row => row.Scenario is "feesTimes1.5").Pass.ShouldBeNull();
        document.Stress.Single(row => row.Scenario is "halfBooks").NetPnl.ShouldBeNull("the toy has no books");
        document.Stress[^1].Scenario.ShouldBe("withoutBestTrades");
    }

    [Fact]
    public void Complete_NothingFeasible_LeavesOutWhatIsUndefined()
    {
        var flat = _evidence.With(fold => fold with { Choice = null, TrainPnlPerDay = null, Test = WindowRecord.Flat(1, 24) }) with { Choice = null, Holdout = null };

        var figures = HindsightRules.Complete(new ValidationFigures(), _material with { Evidence = flat, Champion = null, Defaults = null }, default);

        figures.Neighbours.ShouldBeEmpty();
        figures.BreakEven!.CostBps.ShouldBeNull();
        figures.Baselines.Select(baseline => baseline.Name).ShouldBe(["doNothing", "bestStatic"]);
        DocumentRules.Complete(new ValidationDocument("s", "h", VerdictRules.Judge(flat), figures), flat, _plan.Holdout, window => window)
            .Holdout.ShouldBeNull();
    }

    private static ParameterSet Point(double x) => new([KeyValuePair.Create("x", (ParameterValue)x)]);

    /// <summary>Counts the points that are looked up.</summary>
    private sealed class CountedEvaluator(IWindowEvaluator evaluator) : IWindowEvaluator
    {
        public int AsPlanned { get; private set; }

        public int UnderScenarios { get; private set; }

        public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Baselines are earned, not searched.");

        public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Baselines are earned, not recorded.");

        public ImmutableArray<EarnedPnl> Earn(
            Window window, IReadOnlyList<ParameterSet> points, Scenario scenario, CancellationToken cancellationToken)
        {
            if (scenario == Scenario.AsPlanned)
            {
                AsPlanned += points.Count;
            }
            else
            {
                UnderScenarios += points.Count;
            }

            return evaluator.Earn(window, points, scenario, cancellationToken);
        }
    }
}
