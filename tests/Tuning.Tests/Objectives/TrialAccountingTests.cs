using Tuning.Objectives;

namespace Tuning.Tests.Objectives;

public sealed class TrialAccountingTests
{
    [Fact]
    public void Count_EveryState_CountsEachInItsOwnColumn()
    {
        var states = Enum.GetValues<TrialState>().SelectMany((state, index) => Enumerable.Repeat(state, index + 1));

        var accounting = TrialAccounting.Count(15, states);

        accounting.ShouldBe(new TrialAccounting(15, 1, 2, 3, 4, 5));
        accounting.RequireBalanced().ShouldBe(accounting);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void RequireBalanced_LostOrDoubleTrial_Throws(int planned)
    {
        var accounting = TrialAccounting.Count(planned, Enumerable.Repeat(TrialState.Completed, 3));

        accounting.IsBalanced.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => accounting.RequireBalanced());
    }
}
