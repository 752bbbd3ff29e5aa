using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Nsga2;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Auto;

public sealed class AutoSamplerTests
{
    [Fact]
    public void Suggest_SeveralLossesAndAFailedLastTrial_AsNsga2()
    {
        var space = new Space([new Parameter.Real("x", 0, 1), new Parameter.Real("y", 0, 1)]);
        var context = new SamplingContext(space, 1);
        var history = new TrialHistory(space);
        for (var number = 0; number < 60; number++)
        {
            var point = space.Decode([number / 60.0, 0.5]);
            var state = number % 10 == 9 ? TrialState.Failed : TrialState.Completed;
            history.Add(new Observation(number, point, state, state is TrialState.Failed ? [] : [number, -number], []));
        }

        new AutoOptions().Create(context).Suggest(history, [], 60, 3).Select(point => point.Canonical)
            .ShouldBe(new Nsga2Options().Create(context).Suggest(history, [], 60, 3).Select(point => point.Canonical));
    }
}
