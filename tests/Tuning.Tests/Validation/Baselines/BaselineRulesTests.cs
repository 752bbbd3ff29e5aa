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
        (baselines[3].NetPnl - baselines[1].NetPnl).ShouldBe(240 * 4 * ((.5 * .5) - (.01 * .01)), 1e-6);
        (baselines[3].NetPnl - baselines[2].NetPnl).ShouldBe(240 * 4 * ((.2 * .2) - (.01 * .01)), 1e-6);
    }

    [Fact]
    public void Of_WithoutChampionAndDefaults_ChoosesAmongTheFolds() =>
        BaselineRules.Of(_evidence, null, null, [], new ToyEvaluator(_ => .3), CancellationToken.None)
            .Select(baseline => (baseline.Name, baseline.Parameters)).ShouldBe([("doNothing", null), ("bestStatic", At(.5))]);

    [Fact]
    public void BreakEvenOf_AProfit_FindsTheLatencyThatTakesIt()
    {
        var found = BaselineRules.BreakEvenOf(_evidence, 100, new SlowEvaluator(1_234), CancellationToken.None);

        found.LatencyMs!.Value.ShouldBe(1_234, 5);
        found.LatencyMs.Value.ShouldBeLessThan(1_234);
        found.IsLatencyUnbounded.ShouldBeFalse();
        found.CostBps!.Value.ShouldBe(_evidence.Folds.Sum(fold => fold.Test.NetPnl) / (240 * 1000) * 1e4, 1e-9);
        BaselineRules.BreakEvenOf(_evidence, 100, new SlowEvaluator(50), CancellationToken.None).LatencyMs!.Value.ShouldBeInRange(48, 50);
        BaselineRules.BreakEvenOf(_evidence, 100, new SlowEvaluator(1e9), CancellationToken.None).ShouldSatisfyAllConditions(
            point => point.IsLatencyUnbounded.ShouldBeTrue(), point => point.LatencyMs.ShouldBe(12_800));
    }

    [Fact]
    public void BreakEvenOf_ALoss_HasACostAndNoLatency()
    {
        var losing = _evidence.With(fold => fold with { Test = fold.Test with { NetPnl = -5 } });

        var found = BaselineRules.BreakEvenOf(losing, 100, new SlowEvaluator(1), CancellationToken.None);

        found.CostBps!.Value.ShouldBeLessThan(0);
        found.LatencyMs.ShouldBeNull();
    }

    private static ParameterSet At(double x) => new([KeyValuePair.Create("x", (ParameterValue)x)]);

    private sealed class SlowEvaluator(double limitMs) : IWindowEvaluator
    {
        public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
            [.. points.Select(_ => new PointRecord(MetricSet.Empty, []))];

        public WindowRecord Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken) =>
            new(limitMs - scenario.ExtraLatencyMs, 1, 0, 0);
    }
}
