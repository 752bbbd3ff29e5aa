using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Tests.Validation.WalkForwards;
using Tuning.Validation.Baselines;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Baselines;

public sealed class BaselineRulesTests
{
    private static readonly SessionEvidence _evidence = EvidenceCases.Good().With(fold => fold with { Choice = At(.5) });

    [Fact]
    public void Of_ASession_NamesEachBaseline()
    {
        var baselines = BaselineRules.Of(_evidence, At(.8), At(.1), [At(.31), At(.9)], new ToyEvaluator(_ => .3), CancellationToken.None);

        baselines.Select(baseline => baseline.Name).ShouldBe(["doNothing", "champion", "defaults", "bestStatic"]);
        baselines[0].NetPnl.ShouldBe(0);
        baselines[3].Parameters.ShouldBe(At(.31));
        baselines[1].Parameters.ShouldBe(At(.8));

        // The noise is the same for all: places differ by 4 (distance squared) an hour.
        (baselines[3].NetPnl!.Value - baselines[1].NetPnl!.Value).ShouldBe(240 * 4 * ((.5 * .5) - (.01 * .01)), 1e-6);
        (baselines[3].NetPnl!.Value - baselines[2].NetPnl!.Value).ShouldBe(240 * 4 * ((.2 * .2) - (.01 * .01)), 1e-6);
    }

    [Fact]
    public void Of_WithoutChampionAndDefaults_ChoosesAmongTheFolds() =>
        BaselineRules.Of(_evidence, null, null, [], new ToyEvaluator(_ => .3), CancellationToken.None)
            .Select(baseline => (baseline.Name, baseline.Parameters)).ShouldBe([("doNothing", null), ("bestStatic", At(.5))]);

    [Fact]
    public void Of_APointThatCannotBeEvaluated_HasItsReasonAndIsNoBest()
    {
        var failing = new FailingEvaluator(At(.31));

        var baselines = BaselineRules.Of(_evidence, At(.31), At(.1), [At(.32)], failing, CancellationToken.None);

        baselines[1].ShouldBe(new Baseline("champion", At(.31), null) { Unknown = "it does not answer" });
        baselines[2].Unknown.ShouldBeNull();
        baselines[3].Parameters.ShouldBe(At(.32), "the best of those that are known");
        failing.Asked.ShouldBe(1, "what fails on one window is asked for on no other");
        BaselineRules.Of(_evidence.With(fold => fold with { Choice = null }), At(.31), null, [], failing, CancellationToken.None)[^1]
            .ShouldBe(new Baseline("bestStatic", At(.31), null) { Unknown = "it does not answer" });
    }

    [Fact]
    public void BreakEvenOf_LatencyThatNobodyCanBeToldOf_IsNotKnown()
    {
        var found = BaselineRules.BreakEvenOf(_evidence, 100, BaselineRules.MostSteps, new FailingEvaluator(At(.5)), CancellationToken.None);

        found.ShouldBe(new BreakEvenPoint(found.CostBps, null, false) { Unknown = "it does not answer" });
    }

    [Fact]
    public void BreakEvenOf_FewSteps_AsksNoMoreThanTwiceAsOften()
    {
        var slow = new SlowEvaluator(300);

        var found = BaselineRules.BreakEvenOf(_evidence, 100, 2, slow, CancellationToken.None);

        // 100 and 200 leave a profit, and 400 is not tried any more.
        found.ShouldBe(new BreakEvenPoint(found.CostBps, 200, true));
        BaselineRules.BreakEvenOf(_evidence, 200, 2, slow, CancellationToken.None).LatencyMs.ShouldBe(250);
        slow.Asked.ShouldBe(_evidence.Folds.Length * 6);
    }

    [Fact]
    public void BreakEvenOf_AProfit_FindsTheLatencyThatTakesIt()
    {
        var found = BaselineRules.BreakEvenOf(_evidence, 100, BaselineRules.MostSteps, new SlowEvaluator(1_234), CancellationToken.None);

        found.LatencyMs!.Value.ShouldBe(1_234, 5);
        found.LatencyMs.Value.ShouldBeLessThan(1_234);
        found.IsLatencyUnbounded.ShouldBeFalse();
        found.CostBps!.Value.ShouldBe(_evidence.Folds.Sum(fold => fold.Test.NetPnl) / (240 * 1000) * 1e4, 1e-9);
        BaselineRules.BreakEvenOf(_evidence, 100, BaselineRules.MostSteps, new SlowEvaluator(50), CancellationToken.None).LatencyMs!.Value.ShouldBeInRange(48, 50);
        BaselineRules.BreakEvenOf(_evidence, 100, BaselineRules.MostSteps, new SlowEvaluator(1e9), CancellationToken.None).ShouldSatisfyAllConditions(
            point => point.IsLatencyUnbounded.ShouldBeTrue(), point => point.LatencyMs.ShouldBe(12_800));
    }

    [Fact]
    public void BreakEvenOf_ALoss_HasACostAndNoLatency()
    {
        var losing = _evidence.With(fold => fold with { Test = fold.Test with { NetPnl = -5 } });

        var found = BaselineRules.BreakEvenOf(losing, 100, BaselineRules.MostSteps, new SlowEvaluator(1), CancellationToken.None);

        found.CostBps!.Value.ShouldBeLessThan(0);
        found.LatencyMs.ShouldBeNull();
    }

    private static ParameterSet At(double x) => new([KeyValuePair.Create("x", (ParameterValue)x)]);

    /// <summary>The toy, but for one point.</summary>
    private sealed class FailingEvaluator(ParameterSet on) : IWindowEvaluator
    {
        private readonly IWindowEvaluator _toy = new ToyEvaluator(_ => .3);

        public int Asked { get; private set; }

        public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
            _toy.Search(window, points, cancellationToken);

        public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken) =>
            _toy.Record(window, choice, scenario, cancellationToken);

        public ImmutableArray<EarnedPnl> Earn(
            Window window, IReadOnlyList<ParameterSet> points, Scenario scenario, CancellationToken cancellationToken)
        {
            Asked += points.Count(point => point.Equals(on));
            return [.. points.Select(point => point.Equals(on)
                ? EarnedPnl.NotKnown("it does not answer")
                : _toy.Earn(window, [point], scenario, cancellationToken)[0])];
        }
    }

    private sealed class SlowEvaluator(double limitMs) : IWindowEvaluator
    {
        public int Asked { get; private set; }

        public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
            [.. points.Select(_ => new PointRecord(MetricSet.Empty, []))];

        public WindowRecord Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
        {
            Asked++;
            return new WindowRecord(limitMs - scenario.ExtraLatencyMs, 1, 0, 0);
        }
    }
}
