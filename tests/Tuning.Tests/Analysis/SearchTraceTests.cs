using Tuning.Analysis;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

public sealed class SearchTraceTests
{
    private static readonly Space _space = new(
    [
        new Parameter.Real("entry", 5, 60), new Parameter.Whole("size", 1, 9),
        new Parameter.Categorical("mode", ["a", "b", "c"]),
        new Parameter.Real("depth", 0, 1) { When = [new Condition("mode", ["a"])] },
    ]);

    [Theory]
    [InlineData(0.01, 0.5, "entry-")]
    [InlineData(0.985, 0.99, "entry+,size+")]
    [InlineData(0.5, 0.01, "size-")]
    [InlineData(0.5, 0.5, "")]
    public void SpaceEdges_BestPoint_NamesTheBoundsItTouches(double entry, double size, string expected) =>
        string.Join(',', SpaceEdges.Of(_space, _space.Decode([entry, size, 0.9, 0]))
            .Select(edge => edge.Name + (edge.IsUpper ? '+' : '-'))).ShouldBe(expected);

    [Fact]
    public void Convergence_AnyOrder_ListsTheImprovements() =>
        Convergence.Of([(3, 5.0), (0, 1.0), (2, 0.5), (1, 2.0), (4, 5.0)])
            .ShouldBe([new(0, 1), new(1, 2), new(3, 5)]);

    [Fact]
    public void ParallelCoordinates_ConditionalSpace_LeavesInactivePositionsOut()
    {
        var low = new ScoredPoint(_space.Decode([0, 0, 0.1, 0.25]), 1);
        var high = new ScoredPoint(_space.Decode([1, 1, 0.9, 0.25]), 2);
        var lines = ParallelCoordinates.Of(_space, [low, high]);
        lines.Names.ShouldBe(["entry", "size", "mode", "depth"]);
        lines.Lines[0].Score.ShouldBe(2);
        lines.Lines[0].Positions[3].ShouldBeNull();
        lines.Lines[1].Positions[3].ShouldBe(0.25);
    }
}
