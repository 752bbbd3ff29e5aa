using System.Collections.Immutable;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace Tuning.Tests.Retuning;

public sealed class PromotionRulesTests
{
    private static readonly string s_hash = new('a', 64);
    private static readonly ParameterSet s_new = Point(20);
    private static readonly ParameterSet s_old = Point(30);

    [Fact]
    public void Decide_FirstWinnerOfAMarket_Proceeds() =>
        PromotionRules.Decide(Case() with { Champion = null, ChampionParameters = null }).Step.ShouldBe(PromotionStep.Proceed);

    [Fact]
    public void Decide_ClearlyBetter_ProceedsAndSpendsAlpha()
    {
        var decision = PromotionRules.Decide(Case());

        decision.Step.ShouldBe(PromotionStep.Proceed);
        decision.AlphaSpent.ShouldBe(.001);
        decision.Test!.P!.Value.ShouldBeLessThanOrEqualTo(.001);
    }

    [Fact]
    public void Decide_NotBetter_KeepsAndSpendsAlpha()
    {
        var decision = PromotionRules.Decide(Case() with { Champion = Record(3) });

        decision.Step.ShouldBe(PromotionStep.Keep);
        decision.AlphaSpent.ShouldBe(.001);
    }

    [Theory]
    [InlineData(.2, PromotionStep.Proceed)]
    [InlineData(.8, PromotionStep.Keep)]
    public void Decide_BetterByHalf_ProceedsWhereThePolicyAsksForLess(double minImprovement, PromotionStep step) =>
        PromotionRules.Decide(Case() with { Champion = Record(2), Policy = new PromotionPolicy { MinImprovement = minImprovement } })
            .Step.ShouldBe(step);

    [Fact]
    public void Decide_NoAlphaIsLeft_KeepsWithoutATest()
    {
        var decision = PromotionRules.Decide(Case() with { Alpha = 0 });

        (decision.Step, decision.Test).ShouldBe((PromotionStep.Keep, null));
    }

    [Fact]
    public void Decide_SameParameters_Keeps() =>
        PromotionRules.Decide(Case() with { ChampionParameters = s_new }).Reason.ShouldContain("is the champion");

    [Fact]
    public void Decide_NoWinner_KeepsWithTheReason() =>
        PromotionRules.Decide(Case() with { Verdict = new Verdict(VerdictKind.NoWinner, null, []) { StoppedBy = "tStatistic" } })
            .Reason.ShouldContain("tStatistic");

    [Fact]
    public void Decide_FillsSlipMoreThanAssumed_Halts() =>
        PromotionRules.Decide(Case() with { Slippage = new SlippageFinding(30, 3, 2, true, "too much") }).Step.ShouldBe(PromotionStep.Halt);

    [Theory]
    [InlineData(false, VerdictKind.WinnerResolutionLimited)]
    [InlineData(true, VerdictKind.Winner)]
    public void Decide_PolicyOrResolution_AsksForApproval(bool needsApproval, VerdictKind kind)
    {
        var asked = Case() with { Policy = new PromotionPolicy { NeedsApproval = needsApproval }, Verdict = new Verdict(kind, s_new, []) };

        PromotionRules.Decide(asked).Step.ShouldBe(PromotionStep.AskApproval);
        PromotionRules.Decide(asked with { Champion = null, ChampionParameters = null }).Step.ShouldBe(PromotionStep.AskApproval);
    }

    [Fact]
    public void Next_YearOfTests_NeverSpendsMoreThanTheYear()
    {
        var spent = 0.0;
        for (var run = 0; run < 200; run++)
        {
            spent += AlphaBudget.Next(.05, 52, spent);
        }

        spent.ShouldBe(.05, 1e-12);
        AlphaBudget.Next(.05, 52, spent).ShouldBe(0);
        AlphaBudget.Next(.05, 52, 0).ShouldBe(.05 / 52);
    }

    [Fact]
    public void BreachOf_FarBelowExpected_IsABreachAndNoiseIsNone()
    {
        ImmutableArray<double> reference = [.. Enumerable.Range(0, 300).Select(hour => 1 + Math.Sin(hour))];
        ImmutableArray<double> bad = [.. Enumerable.Range(0, 48).Select(hour => -2 + Math.Sin(hour))];

        WatchRules.BreachOf(reference, 6, bad, null)!.ShouldContain("below");
        WatchRules.BreachOf(reference, 6, reference[..48], null).ShouldBeNull();
        WatchRules.BreachOf(reference, 6, bad[..23], null).ShouldBeNull("a day at least");
        WatchRules.BreachOf(reference, 6, [], new SlippageFinding(30, 3, 2, true, "fills slip")).ShouldBe("fills slip");
    }

    [Fact]
    public void Decide_Shadow_NeedsADayAndNoLoss()
    {
        ShadowRules.Decide(Record(3), Record(1)).Step.ShouldBe(PromotionStep.Proceed);
        ShadowRules.Decide(Record(1), Record(3)).Step.ShouldBe(PromotionStep.Keep);
        ShadowRules.Decide(Record(3) with { HourlyPnl = [1, 2] }, null).Reason.ShouldContain("fewer than 24");
        ShadowRules.Decide(null, null).Step.ShouldBe(PromotionStep.Keep);
    }

    private static PromotionCase Case() => new(new PromotionPolicy(), new Verdict(VerdictKind.Winner, s_new, []), s_hash, .001)
    {
        Challenger = Record(3),
        ChampionParameters = s_old,
        Champion = Record(-3),
    };

    private static ParameterSet Point(double entry) => new([KeyValuePair.Create<string, ParameterValue>("entryBps", entry)]);

    private static WindowRecord Record(double mean)
    {
        ImmutableArray<double> hours = [.. Enumerable.Range(0, 168).Select(hour => mean + Math.Sin(hour * mean))];
        return new WindowRecord(hours.Sum(), 7, 1, 1)
        {
            HourlyPnl = hours,
            TradePnl = [.. hours[..50]],
            HoldHours = [.. hours[..50].Select(_ => .5)],
        };
    }
}
