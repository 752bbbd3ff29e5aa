using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace Tuning.Tests.Sessions.Planning;

public sealed class RungLadderTests
{
    [Theory]
    [InlineData(PruningKind.None)]
    [InlineData(PruningKind.Asha)]
    [InlineData(PruningKind.Hyperband)]
    [InlineData(PruningKind.Median)]
    [InlineData(PruningKind.Wilcoxon)]
    public void ShareOf_LastRung_IsTheWholeWindow(PruningKind pruning) =>
        RungLadder.ShareOf(pruning, RungLadder.StepsOf(pruning).Length - 1).ShouldBe(WindowShare.Whole);

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1_000_003)]
    public void ShareOf_Slices_AreDisjointAndLeaveNoGap(long length)
    {
        var slices = Enumerable.Range(0, 8).Select(rung => RungLadder.ShareOf(PruningKind.Wilcoxon, rung).Of(length)).ToArray();

        slices[0].First.ShouldBe(0);
        slices[^1].End.ShouldBe((length + 1) / 2);
        slices.Skip(1).Zip(slices).ShouldAllBe(pair => pair.First.First == pair.Second.End);
        slices.ShouldAllBe(slice => slice.End > slice.First);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_FewerPositionsThanSlices_IsNeverEmptyAndNeverOutside(long length)
    {
        for (var rung = 0; rung < 8; rung++)
        {
            var (first, end) = RungLadder.ShareOf(PruningKind.Wilcoxon, rung).Of(length);
            first.ShouldBeInRange(0, length - 1);
            end.ShouldBeInRange(first + 1, length);
        }
    }
}
