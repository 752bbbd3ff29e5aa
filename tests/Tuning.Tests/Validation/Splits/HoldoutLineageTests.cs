using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Splits;

public sealed class HoldoutLineageTests
{
    private static readonly HoldoutTouch _first = new("arbitrage", "m", 100, 200, "a");
    private static readonly HoldoutLineage _lineage = new HoldoutLineage([]).Add(_first);

    [Fact]
    public void Add_TheSamePlanAgain_IsNoSecondLook() => _lineage.Add(_first).Touches.ShouldHaveSingleItem();

    [Fact]
    public void Add_AnotherPlanOverAPartOfIt_IsRefused()
    {
        var overlapping = _first with { PlanHash = "b", StartNs = 199, EndNs = 300 };

        _lineage.Conflicts(overlapping).ShouldHaveSingleItem().ShouldBe(_first);
        Should.Throw<InvalidOperationException>(() => _lineage.Add(overlapping));
    }

    [Fact]
    public void Add_BehindItOrElsewhere_IsAllowed()
    {
        _lineage.Add(_first with { PlanHash = "b", StartNs = 200, EndNs = 300 }).FreshFromNs("arbitrage", "m").ShouldBe(300);
        _lineage.Conflicts(_first with { PlanHash = "b", Market = "n" }).ShouldBeEmpty();
        _lineage.Conflicts(_first with { PlanHash = "b", Strategy = "other" }).ShouldBeEmpty();
        _lineage.FreshFromNs("arbitrage", "n").ShouldBeNull();
    }
}
