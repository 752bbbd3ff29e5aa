using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Markets.Truth;

public sealed class OneSidedRuleTests
{
    [Fact]
    public void BestExit_PublishedExample_GivesThePublishedOptimum()
    {
        var rule = new OneSidedRule(180.967, .1538, .001);

        var exit = rule.BestExit();

        exit.ShouldBe(.004715176714314042, 1e-12);
        rule.MeanCycle(-exit, exit).ShouldBe(.017122, 5e-7);
        rule.Rate(-exit, exit).ShouldBe(.492358, 5e-7);
    }
}
