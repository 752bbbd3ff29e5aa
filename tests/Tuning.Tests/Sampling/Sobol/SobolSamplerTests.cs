using Tuning.Sampling;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Sobol;

public sealed class SobolSamplerTests
{
    private static readonly Space _space = new([.. Enumerable.Range(0, 6).Select(j => new Parameter.Real($"x{j}", 0, 1))]);

    // A scrambled sequence keeps what makes it even: of 64 points one lies in each 64th of every dimension, and in the first
    // two dimensions one in each cell of 8 by 8 (Owen 1995).
    [Fact]
    public void Suggest_SixtyFourTrials_OneInEachStratum()
    {
        var points = new SobolOptions().Create(new SamplingContext(_space, 3)).Suggest(new TrialHistory(_space), [], 0, 64)
            .Select(point => _space.Encode(point)).ToArray();
        for (var j = 0; j < _space.Dimensions; j++)
        {
            points.Select(point => (int)(point[j] * 64)).Distinct().Count().ShouldBe(64, $"dimension {j}");
        }

        points.Select(point => ((int)(point[0] * 8), (int)(point[1] * 8))).Distinct().Count().ShouldBe(64);
    }

    [Fact]
    public void Suggest_KnownPoint_GivesWayToAnotherOne()
    {
        var context = new SamplingContext(_space, 3);
        var point = new SobolOptions().Create(context).Suggest(new TrialHistory(_space), [], 4, 1).ShouldHaveSingleItem();
        new SobolOptions().Create(context).Suggest(new TrialHistory(_space), [new PendingTrial(0, point)], 4, 1).ShouldHaveSingleItem().ShouldNotBe(point);
    }
}
