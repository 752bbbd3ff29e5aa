using Tuning.Spaces;

namespace Tuning.Tests.Spaces;

public sealed class GridTests
{
    [Fact]
    public void Points_BudgetCoversTheGrid_EveryPointOnceWithBothBounds()
    {
        var space = new Space([new Parameter.Real("x", 0, 1, 0.1), new Parameter.Whole("y", 1, 3), new Parameter.Categorical("z", ["a", "b"])]);

        var grid = new Grid(space, 66);

        grid.IsComplete.ShouldBeTrue();
        grid.Count.ShouldBe(66);
        var points = Enumerable.Range(0, 66).Select(i => grid[i]).ToArray();
        points.Distinct().Count().ShouldBe(66);
        points[0].Canonical.ShouldBe("{\"x\":0,\"y\":1,\"z\":\"a\"}");
        points[65].Canonical.ShouldBe("{\"x\":1,\"y\":3,\"z\":\"b\"}");
        points.ShouldContain(p => p["x"].Equals((ParameterValue)0.3));
    }

    [Fact]
    public void Points_AxisWithoutStep_AsManyAsTheBudgetAllowsWithBothBounds()
    {
        var grid = new Grid(new Space([new Parameter.Real("x", 5, 60), new Parameter.Real("y", 1, 10000, Log: true)]), 30);

        grid.AxisCounts.ShouldBe([6, 5]);
        grid.Count.ShouldBe(30);
        grid[0].Canonical.ShouldBe("{\"x\":5,\"y\":1}");
        grid[1].Canonical.ShouldBe("{\"x\":5,\"y\":10}");
        grid[29].Canonical.ShouldBe("{\"x\":60,\"y\":10000}");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(3000)]
    public void Points_BudgetBelowTheGrid_SpreadEvenlyOverEveryAxis(int budget)
    {
        var grid = new Grid(new Space([new Parameter.Whole("x", 1, 60), new Parameter.Whole("y", 1, 60)]), budget);

        grid.Count.ShouldBe(budget);
        grid.IsComplete.ShouldBeFalse();
        var points = Enumerable.Range(0, budget).Select(i => grid[i]).ToArray();
        points.Distinct().Count().ShouldBe(budget);
        foreach (var name in new[] { "x", "y" })
        {
            var quarters = points.CountBy(p => (int)((p.NumberOf(name)!.Value - 1) / 15)).ToDictionary();
            quarters.Values.ShouldAllBe(count => count > budget * 0.22 && count < budget * 0.28);
        }
    }

    [Fact]
    public void Points_HugeGridAndOnePoint_NeitherHangsNorTakesACorner()
    {
        var space = new Space([.. Enumerable.Range(0, 50).Select(i => new Parameter.Whole($"p{i}", 0, 1_000_000))]);

        new Grid(space, 1)[0].Count(pair => ((ParameterValue.Number)pair.Value).Value is > 0 and < 1_000_000).ShouldBe(50);
        new Grid(space, 200).Count.ShouldBe(200);
    }

    [Fact]
    public void Points_ForbiddenCombinations_LeftOutAndCounted()
    {
        var space = new Space([new Parameter.Whole("x", 1, 60), new Parameter.Whole("y", 1, 60)], rule: new YBelowX());

        var grid = new Grid(space, 2000);

        grid.Count.ShouldBe(1770);
        grid.Forbidden.ShouldBe(1830);
        grid.IsComplete.ShouldBeTrue();
        var part = new Grid(space, 500);
        part.Count.ShouldBe(500);
        part.Forbidden.ShouldBe(1830);
        Enumerable.Range(0, 500).ShouldAllBe(i => part[i].NumberOf("y") < part[i].NumberOf("x"));
    }

    [Fact]
    public void Points_Conditions_InactiveAxesAddNoPoints()
    {
        var space = new Space(
            [
                new Parameter.Categorical("kind", ["a", "b", "c"]),
                new Parameter.Whole("x", 1, 10) { When = [new("kind", ["a"])] },
                new Parameter.Whole("y", 1, 5) { When = [new("kind", ["b"])] },
            ]);

        var grid = new Grid(space, 1000);

        grid.Count.ShouldBe(16);
        Enumerable.Range(0, 16).Select(i => grid[i]).Distinct().Count().ShouldBe(16);
    }

    [Fact]
    public void Points_AnySpace_DistinctAllowedAndWithinTheBudget()
    {
        for (var seed = 0; seed < LongRun.Count(40, 1000); seed++)
        {
            var space = RandomSpace.Of(seed);
            var grid = new Grid(space, 40);

            grid.Count.ShouldBeLessThanOrEqualTo(40);
            var points = Enumerable.Range(0, grid.Count).Select(i => grid[i]).ToArray();
            points.Distinct().Count().ShouldBe(points.Length);
            points.All(point => space.Check(point).IsEmpty).ShouldBeTrue();
        }
    }

    private sealed class YBelowX : IPointRule
    {
        public string? ReasonToRefuse(ParameterSet point) =>
            point.NumberOf("y") >= point.NumberOf("x") ? "y below x" : null;
    }
}
