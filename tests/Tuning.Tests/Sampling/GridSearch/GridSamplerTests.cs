using Tuning.Sampling;
using Tuning.Sampling.GridSearch;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.GridSearch;

public sealed class GridSamplerTests
{
    private static readonly Space _space = new([new Parameter.Whole("n", 1, 4), new Parameter.Real("x", 0, 1, 0.5), new Parameter.Categorical("kind", ["a", "b"])]);

    [Fact]
    public void Suggest_WholeGrid_EveryPointOnceThenNone()
    {
        var sampler = new GridOptions().Create(new SamplingContext(_space, 0, Budget: 100));
        var points = new List<ParameterSet>();
        while (sampler.Suggest(new TrialHistory(_space), [], points.Count, 7) is { Count: > 0 } next)
        {
            points.AddRange(next);
        }

        points.Count.ShouldBe(24);
        points.Distinct().Count().ShouldBe(24);
        points.Select(point => point.NumberOf("x")!.Value).Distinct().Order().ShouldBe([0, 0.5, 1]);
    }

    [Fact]
    public void Suggest_BudgetBelowTheGrid_BothBoundsOfEveryAxisAmongIt()
    {
        var points = new GridOptions().Create(new SamplingContext(_space, 0, Budget: 12)).Suggest(new TrialHistory(_space), [], 0, 100);
        points.Count.ShouldBeInRange(8, 12);
        points.Distinct().Count().ShouldBe(points.Count);
        points.Select(point => point.NumberOf("n")!.Value).ShouldContain(1);
        points.Select(point => point.NumberOf("n")!.Value).ShouldContain(4);
        points.Select(point => point["kind"]).Distinct().Count().ShouldBe(2);
    }
}
