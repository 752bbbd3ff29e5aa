using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Splits;

public sealed class HoldoutLineageTests
{
    private static readonly HoldoutTouch _first = new("arbitrage", "m", 100, 200, "a");
    private static readonly HoldoutLineage _lineage = new([_first]);

    [Fact]
    public void Conflicts_TheSamePlanAgain_IsNoSecondLook() => _lineage.Conflicts(_first).ShouldBeEmpty();

    [Fact]
    public void Conflicts_AnotherPlanOverAPartOfIt_AreFound()
    {
        _lineage.Conflicts(_first with { PlanHash = "b", StartNs = 199, EndNs = 300 }).ShouldHaveSingleItem().ShouldBe(_first);
        _lineage.Conflicts(_first with { PlanHash = "b", StartNs = 0, EndNs = 101 }).ShouldHaveSingleItem().ShouldBe(_first);
    }

    [Fact]
    public void Conflicts_BehindItOrElsewhere_AreNone()
    {
        _lineage.Conflicts(_first with { PlanHash = "b", StartNs = 200, EndNs = 300 }).ShouldBeEmpty();
        _lineage.Conflicts(_first with { PlanHash = "b", StartNs = 0, EndNs = 100 }).ShouldBeEmpty();
        _lineage.Conflicts(_first with { PlanHash = "b", StartNs = 0, EndNs = 50 }).ShouldBeEmpty();
        _lineage.Conflicts(_first with { PlanHash = "b", Market = "n" }).ShouldBeEmpty();
        _lineage.Conflicts(_first with { PlanHash = "b", Strategy = "other" }).ShouldBeEmpty();
    }

    [Fact]
    public void FreshFromNs_SeveralLooks_IsTheLastEnd()
    {
        new HoldoutLineage([_first with { EndNs = 300, PlanHash = "b" }, _first]).FreshFromNs("arbitrage", "m").ShouldBe(300);
        _lineage.FreshFromNs("arbitrage", "n").ShouldBeNull();
    }
}
