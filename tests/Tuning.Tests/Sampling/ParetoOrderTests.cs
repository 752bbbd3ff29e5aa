using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling;

public sealed class ParetoOrderTests
{
    [Fact]
    public void Of_TwoLossesAndConstraints_FrontsThenCrowdingThenViolationThenUnmeasured()
    {
        Observation[] observations =
        [
            Make(0, 0, 5, 4), Make(1, 0, 1, 9), Make(2, 0, 9, 1), Make(3, 0, 6, 6), Make(4, 2, 0, 0), Make(5, 1, 0, 0),
            new(6, ParameterSet.Empty, TrialState.Failed, [], []), Make(7, 0, 1.5, 8.5),
        ];

        ParetoOrder.Of(observations).ShouldBe([1, 2, 0, 7, 3, 5, 4, 6]);
    }

    private static Observation Make(int number, double violation, params double[] losses) =>
        new(number, ParameterSet.Empty, TrialState.Completed, [.. losses], [violation]);
}
