using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Stopping;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Stopping;

public sealed class RegretBoundRuleTests
{
    private static readonly Space _space = new([new Parameter.Real("x", 0, 1), new Parameter.Real("y", 0, 1)]);

    [Fact]
    public void Decide_SmoothSurfaceSearchedOut_StopsAtOnePlaceAndTells()
    {
        var history = Search(80, x => ((x[0] - 0.3) * (x[0] - 0.3)) + ((x[1] - 0.6) * (x[1] - 0.6)));

        var decision = new RegretBoundRule(_space).Decide(history)!;

        decision.Reason.ShouldBe(StopReason.RegretBound);
        (decision.AfterTrial % 10).ShouldBe(9);
        decision.AfterTrial.ShouldBeInRange(29, 79);
        var growing = new TrialHistory(_space);
        var rule = new RegretBoundRule(_space);
        for (var i = 0; i < history.Count; i++)
        {
            growing.Add(history[i]);
            rule.Decide(growing).ShouldBe(i < decision.AfterTrial ? null : decision);
        }
    }

    [Fact]
    public void Decide_RuggedSurface_GoesOn()
    {
        var history = Search(60, x => Math.Sin(40 * x[0]) * Math.Cos(37 * x[1]));

        new RegretBoundRule(_space).Decide(history).ShouldBeNull();
    }

    [Fact]
    public void Decide_NothingToLearnFrom_GoesOn()
    {
        new RegretBoundRule(_space).Decide(Search(40, _ => 1)).ShouldBeNull();
        new RegretBoundRule(_space).Decide(Search(40, _ => double.NaN)).ShouldBeNull();
    }

    private static TrialHistory Search(int trials, Func<double[], double> loss)
    {
        var sampler = new TpeOptions().Create(new SamplingContext(_space, 1));
        var history = new TrialHistory(_space);
        for (var number = 0; number < trials; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            history.Add(new Observation(number, point, TrialState.Completed, [loss(_space.Encode(point))], []));
        }

        return history;
    }
}
