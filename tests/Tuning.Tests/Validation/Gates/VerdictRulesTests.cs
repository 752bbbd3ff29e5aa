using Tuning.Numerics;
using Tuning.Statistics;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace Tuning.Tests.Validation.Gates;

public sealed class VerdictRulesTests
{
    private static readonly SessionEvidence _good = EvidenceCases.Good();

    [Fact]
    public void Judge_EveryGatePassed_IsAWinner()
    {
        var verdict = VerdictRules.Judge(_good);

        verdict.Gates.Where(gate => !gate.Pass).ShouldBeEmpty();
        verdict.Kind.ShouldBe(VerdictKind.Winner);
        verdict.Parameters.ShouldBe(EvidenceCases.Point);
        verdict.StoppedBy.ShouldBeNull();
        VerdictRules.Judge(_good with { IsResolutionLimited = true }).Title.ShouldBe("Winner (resolution-limited)");
    }

    [Fact]
    public void Judge_TheGates_AreInTheirOrderWithTheirThresholds() =>
        VerdictRules.Judge(_good).Gates.Select(gate => (gate.Name, Threshold: Is(gate.Name, GateNames.HoldoutT) ? 0 : gate.Threshold)).ShouldBe(
        [
            (GateNames.Trades, 100), (GateNames.TStatistic, 2.33), (GateNames.SharpeProbability, .95), (GateNames.Concentration, .5),
            (GateNames.WinningWindows, .5), (GateNames.HoldoutPnl, 0), (GateNames.HoldoutT, 0), (GateNames.StressFees, 0),
            (GateNames.StressLatency, 0), (GateNames.FreshQuotes, 0), (GateNames.OneRowLater, 0), (GateNames.WithoutBestTrades, 0),
            (GateNames.Sensitivity, 0), (GateNames.DataQuality, 0),
        ]);

    [Fact]
    public void Judge_ValuesOnTheThreshold_PassWhereAtLeastIsWantedAndNotWhereAboveIs()
    {
        Gate(_good with { LeastTrades = 240 }, GateNames.Trades).Pass.ShouldBeTrue();
        Gate(_good with { LeastTrades = 241 }, GateNames.Trades).Pass.ShouldBeFalse();
        var half = _good with { Folds = [.. _good.Folds[..4].Select(fold => fold with { Test = fold.Test with { NetPnl = fold.Fold.Number < 2 ? 10 : -1 } })] };
        Gate(half, GateNames.WinningWindows).Pass.ShouldBeTrue();
        Gate(_good with { Holdout = EvidenceCases.Record(1, 99) with { NetPnl = 0 } }, GateNames.HoldoutPnl).Pass.ShouldBeFalse();
    }

    [Fact]
    public void Judge_TheTGate_TakesTheLesserTest()
    {
        // Hours in pairs: less is known than 240 independent ones would show.
        var paired = _good.With(fold => fold with { Test = EvidenceCases.Of(Paired(fold.Fold.Number)) });
        var hours = paired.StitchedHours();

        var found = Gate(paired, GateNames.TStatistic).Value!.Value;

        found.ShouldBe(MeanTest.NeweyWest(hours.AsSpan(), 6)!.Value);
        found.ShouldBeLessThan(MeanTest.Independent(hours.AsSpan())!.Value);
        Gate(_good, GateNames.TStatistic).Value!.Value.ShouldBeLessThanOrEqualTo(MeanTest.Independent(_good.StitchedHours().AsSpan())!.Value);
    }

    [Fact]
    public void Judge_LongHolds_WidenTheLag()
    {
        var slow = _good.With(fold => fold with { Test = fold.Test with { HoldHours = [.. fold.Test.HoldHours.Select(_ => 5.1)] } });

        new StitchedRecord(slow).LagHours.ShouldBe(11);
        new StitchedRecord(_good).LagHours.ShouldBe(6);
    }

    [Fact]
    public void Judge_MoreSessions_DeflateTheProbability()
    {
        var one = Gate(_good, GateNames.SharpeProbability).Value!.Value;
        var shape = Moments.Of(_good.StitchedHours().AsSpan())!.Value.Sharpe;

        one.ShouldBe(SharpeProbability.Above(shape, 240)!.Value, 1e-12);
        var ten = Gate(_good with { OverlappingSessions = 10 }, GateNames.SharpeProbability).Value!.Value;
        ten.ShouldBe(SharpeProbability.Above(shape, 240, Math.Sqrt(1.0 / 239) * ExpectedMaximum.OfNormals(10))!.Value, 1e-12);
        ten.ShouldBeLessThan(one);
    }

    [Fact]
    public void Judge_OneWindowMakesMostOfIt_IsConcentrated()
    {
        var one = _good.With(fold => fold with { Test = fold.Test with { NetPnl = fold.Fold.Number == 0 ? 101 : 25 } });

        Gate(one, GateNames.Concentration).Pass.ShouldBeFalse();
        Gate(one, GateNames.Concentration).Why.ShouldContain("one window");
        Gate(one.With(fold => fold with { Test = fold.Test with { NetPnl = fold.Fold.Number == 0 ? 100 : 25 } }), GateNames.Concentration).Pass.ShouldBeTrue();
        var three = one with { Folds = one.Folds[..3] };
        Gate(three, GateNames.Concentration).Threshold.ShouldBe(2.5 / 3, 1e-12);
        Gate(_good.With(fold => fold with { Test = fold.Test with { NetPnl = -1 } }), GateNames.Concentration).Value.ShouldBeNull();
    }

    [Fact]
    public void Judge_FewerThanHalfOfTheWindowsWin_DoesNotPass()
    {
        SessionEvidence Losing(int from) => _good.With(fold => fold with { Test = fold.Test with { NetPnl = fold.Fold.Number < from ? 10 : -1 } });

        Gate(Losing(2), GateNames.WinningWindows).Pass.ShouldBeFalse();
        Gate(Losing(3), GateNames.WinningWindows).Pass.ShouldBeTrue();
    }

    [Theory]
    [InlineData("feesTimes1.25", GateNames.StressFees)]
    [InlineData("latencyDoubled", GateNames.StressLatency)]
    [InlineData("freshQuotes", GateNames.FreshQuotes)]
    [InlineData("oneRowLater", GateNames.OneRowLater)]
    public void Judge_NothingLeftUnderAScenario_StopsAtItsGate(string scenario, string gate)
    {
        var poor = _good.With(fold => fold with { Scenarios = [.. fold.Scenarios.Select(entry => Is(entry.Scenario, scenario) ? entry with { NetPnl = 0 } : entry)] });

        var verdict = VerdictRules.Judge(poor);

        verdict.Kind.ShouldBe(VerdictKind.NoWinner);
        verdict.Gates.Where(entry => !entry.Pass).Select(entry => entry.Name).ShouldBe([gate]);
        verdict.StoppedBy.ShouldBe(gate);
        verdict.NearestMiss.ShouldBe(gate);
        verdict.MoreDays.ShouldBeNull("more data of this kind would change nothing");
        var unknown = _good.With(fold => fold with { Scenarios = [.. fold.Scenarios.Where(entry => !Is(entry.Scenario, scenario))] });
        Gate(unknown, gate).Value.ShouldBeNull();
        Gate(unknown, gate).Pass.ShouldBeFalse();
    }

    [Theory]
    [InlineData("feesTimes1.5")]
    [InlineData("slippagePlus2Bps")]
    [InlineData("halfBooks")]
    [InlineData("worstOfNextTwoRows")]
    public void Judge_ScenariosThatAreOnlyShown_StopNobody(string scenario) =>
        VerdictRules.Judge(_good.With(fold => fold with { Scenarios = [.. fold.Scenarios.Select(entry => Is(entry.Scenario, scenario) ? entry with { NetPnl = -1e6 } : entry)] }))
            .IsWinner.ShouldBeTrue();

    [Fact]
    public void Judge_AProfitOfItsBestTrades_IsAPhantom()
    {
        // 240 trades: the best 1 % are 3.
        var few = _good.With(fold => fold with
        {
            Test = fold.Test with { NetPnl = fold.Fold.Number == 0 ? 40 : 2, TradePnl = [.. fold.Test.TradePnl.Select((_, i) => i < 2 ? 6.0 : 0)] },
        });

        Gate(few, GateNames.WithoutBestTrades).Value.ShouldBe(48 - 18);
        Gate(few.With(fold => fold with { Test = fold.Test with { NetPnl = 3.6 } }), GateNames.WithoutBestTrades).Pass.ShouldBeFalse();
    }

    [Fact]
    public void Judge_TheHoldout_IsHeldToWhatWasExpected()
    {
        var poor = EvidenceCases.Of([.. EvidenceCases.Record(5, 1).HourlyPnl.Select(hour => hour - 1.5)]);
        var gates = VerdictRules.Judge(_good with { Holdout = poor }).Gates;
        var shape = Moments.Of(_good.StitchedHours().AsSpan())!.Value.Sharpe;

        gates.Single(gate => Is(gate.Name, GateNames.HoldoutPnl)).Pass.ShouldBeFalse();
        var t = gates.Single(gate => Is(gate.Name, GateNames.HoldoutT));
        t.Value.ShouldBe(MeanTest.Independent(poor.HourlyPnl.AsSpan()));
        t.Threshold.ShouldBe((shape.Ratio * Math.Sqrt(48)) - (2 * Math.Sqrt(1 + (48.0 / 240))), 1e-12);
    }

    [Fact]
    public void Judge_WithoutAFinalChoice_SaysWhy()
    {
        var verdict = VerdictRules.Judge(_good with { Choice = null, Holdout = null });

        verdict.Kind.ShouldBe(VerdictKind.NoWinner);
        verdict.StoppedBy.ShouldBe(GateNames.HoldoutPnl);
        verdict.Gates.Single(gate => Is(gate.Name, GateNames.HoldoutPnl)).Why.ShouldBe("the final search found no feasible trial");
    }

    [Fact]
    public void Judge_InertParametersWaivedFindingsOrGatesThatDidNotRun_DoNotPass()
    {
        Gate(_good with { Sensitivity = new([], ["exitBps"], []) }, GateNames.Sensitivity).Why.ShouldContain("exitBps");
        Gate(_good with { Sensitivity = new([], [], ["exitBps"]) }, GateNames.Sensitivity).Pass.ShouldBeTrue();
        Gate(_good with { Sensitivity = null }, GateNames.Sensitivity).Pass.ShouldBeFalse();
        Gate(_good with { WaivedFindings = 1 }, GateNames.DataQuality).Pass.ShouldBeFalse();
        Gate(_good with { WaivedFindings = null }, GateNames.DataQuality).Pass.ShouldBeFalse();
    }

    [Fact]
    public void Judge_AShortRecord_SaysHowManyMoreDays()
    {
        var verdict = VerdictRules.Judge(_good with { LeastTrades = 300 });

        verdict.StoppedBy.ShouldBe(GateNames.Trades);
        verdict.MoreDays!.Value.ShouldBe(10 * ((300 / 240.0) - 1), 1e-9);
    }

    [Fact]
    public void Judge_AWeakRecord_WantsTheSquareOfTheMissingT()
    {
        var weak = _good.With(fold => fold with { Test = EvidenceCases.Of([.. fold.Test.HourlyPnl.Select(hour => hour - .72)]) });
        var record = new StitchedRecord(weak);
        record.T!.Value.ShouldBeInRange(.5, 2.3);
        var verdict = VerdictRules.Judge(weak);
        var byT = 10 * Math.Pow(2.33 / record.T.Value, 2);
        var byProbability = RecordLength.MinimumObservations(record.Moments!.Value.Sharpe)!.Value / 24;

        verdict.MoreDays!.Value.ShouldBe(Math.Max(byT, Gate(weak, GateNames.SharpeProbability).Pass ? 0 : byProbability) - 10, 1e-9);
    }

    [Fact]
    public void Judge_ARecordThatManyPlansWereTriedOn_WantsTheDaysThatAllOfThemDo()
    {
        var many = _good with { OverlappingSessions = 10_000 };
        var shape = Moments.Of(_good.StitchedHours().AsSpan())!.Value.Sharpe;
        var verdict = VerdictRules.Judge(many);

        verdict.Gates.Where(gate => !gate.Pass).Select(gate => gate.Name).ShouldBe([GateNames.SharpeProbability]);
        var hours = (10 + verdict.MoreDays!.Value) * 24;
        SharpeProbability.Deflated(shape, (int)Math.Floor(hours), 10_000, 1 / (Math.Floor(hours) - 1))!.Value.ShouldBeLessThanOrEqualTo(.95);
        SharpeProbability.Deflated(shape, (int)Math.Ceiling(hours), 10_000, 1 / (Math.Ceiling(hours) - 1))!.Value.ShouldBeGreaterThanOrEqualTo(.95);
    }

    [Fact]
    public void Judge_ALosingRecord_WantsNoMoreDays() =>
        VerdictRules.Judge(_good.With(fold => fold with { Test = EvidenceCases.Of([.. fold.Test.HourlyPnl.Select(hour => hour - 1.3)]) })).MoreDays.ShouldBeNull("more of a small loss is a large one");

    [Fact]
    public void Judge_SeveralMisses_NamesTheFarthestAndTheNearest()
    {
        var verdict = VerdictRules.Judge(_good with { LeastTrades = 250, WaivedFindings = 5 });

        verdict.StoppedBy.ShouldBe(GateNames.DataQuality);
        verdict.NearestMiss.ShouldBe(GateNames.Trades);
    }

    [Fact]
    public void Stitched_AnySession_IsTheSumOfItsWindows()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var evidence = EvidenceCases.Good(seed);
            var record = new StitchedRecord(evidence);

            record.NetPnl.ShouldBe(evidence.Folds.Sum(fold => fold.Test.NetPnl));
            record.Hours.Sum().ShouldBe(record.NetPnl, 1e-9);
            record.TradePnl.Length.ShouldBe(evidence.Folds.Sum(fold => fold.Test.TradePnl.Length));
        }
    }

    private static GateResult Gate(SessionEvidence evidence, string name) =>
        VerdictRules.Judge(evidence).Gates.Single(gate => Is(gate.Name, name));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static double[] Paired(int number)
    {
        var drawn = new double[24];
        new CounterRandom(7, (ulong)number).FillNormal(0, drawn);
        return [.. drawn.SelectMany(value => new[] { 1 + (3 * value), 1 + (3 * value) })];
    }
}
