using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Markets.Truth;

public sealed class ThresholdRuleTests
{
    // The published entries are those of a search on the flat top; their rates have all digits. The exact ones are by 30 digits.
    private const double EntryTolerance = 3e-8;

    [Theory]
    [InlineData(.3, 0, 1.03342113, .46777356, 1.03342111156)]
    [InlineData(.3, .25, 1.18364858, .39601494, 1.18364857893)]
    [InlineData(.3, .5, 1.35631354, .31803795, 1.35631354152)]
    [InlineData(.6, 0, 1.36393994, .31475604, 1.36393993623)]
    [InlineData(.6, .25, 1.51988702, .25137245, 1.51988699579)]
    [InlineData(.6, .5, 1.69382434, .19007970, 1.69382433834)]
    [InlineData(1.0, 0, 1.71372152, .18374395, 1.71372151096)]
    [InlineData(1.0, .25, 1.87969559, .13636514, 1.87969559466)]
    [InlineData(1.0, .5, 2.06049375, .09550195, 2.06049375536)]
    [InlineData(1.5, 0, 2.10911172, .08629639, 2.10911172168)]
    [InlineData(1.5, .25, 2.28971301, .05800743, 2.28971301349)]
    [InlineData(1.5, .5, 2.48242934, .03662519, 2.48242934063)]
    public void BestAt_PublishedCosts_GivesThePublishedOptimum(double cost, double exit, double entry, double rate, double exactEntry)
    {
        var best = ThresholdRule.BestAt(exit, cost);

        best.Entry.ShouldBe(exactEntry, 1e-11);
        best.Entry.ShouldBe(entry, EntryTolerance);
        best.Rate(cost).ShouldBe(rate, 5.1e-9);
    }

    [Theory]
    [InlineData(.3, .79868061, .57999447, 0.798680601459)]
    [InlineData(.6, 1.03342113, .46777356, 1.03342111156)]
    [InlineData(1.0, 1.26444904, .35872219, 1.26444904376)]
    [InlineData(1.5, 1.50189257, .25830041, 1.50189257267)]
    public void Best_PublishedCosts_LeavesWhereItEntersTheOtherSide(double cost, double entry, double rate, double exactEntry)
    {
        var best = ThresholdRule.Best(cost);

        best.Entry.ShouldBe(exactEntry, 1e-11);
        best.Entry.ShouldBe(entry, EntryTolerance);
        best.Exit.ShouldBe(-best.Entry);
        best.Rate(cost).ShouldBe(rate, 5.1e-9);
    }

    [Fact]
    public void StepShift_OfAStep_IsBroadieGlassermanKou() =>
        ThresholdRule.StepShift(.02).ShouldBe(.5826 * .2, 1e-15);

    [Fact]
    public void BestAt_TwoRegimes_AreThoseWhereAdaptingPays()
    {
        (8 * ThresholdRule.BestAt(0, 12 / 8.0).Entry).ShouldBe(16.87, .005);
        (25 * ThresholdRule.BestAt(0, 12 / 25.0).Entry).ShouldBe(31.09, .005);
        (12 * ThresholdRule.BestAt(0, 1).Entry).ShouldBe(20.56, .005);
        (20 * ThresholdRule.BestAt(0, .6).Entry).ShouldBe(27.28, .005);
    }
}
