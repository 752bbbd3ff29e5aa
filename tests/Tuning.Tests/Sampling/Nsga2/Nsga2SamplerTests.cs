using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Nsga2;

public sealed class Nsga2SamplerTests
{
    // ZDT1 (Zitzler, Deb, Thiele 2000): the front is f2 = 1 - sqrt(f1), at zero for all other parameters.
    [Fact]
    public void Suggest_Zdt1_NsgaAndTpeNearerToTheFrontThanRandom()
    {
        var space = new Space([.. Enumerable.Range(0, 6).Select(i => new Parameter.Real($"x{i}", 0, 1))]);
        var context = new SamplingContext(space, 5);

        var found = MeanDistance(new Nsga2Options { Population = 20 }.Create(context), space);
        var random = MeanDistance(new RandomOptions().Create(context), space);

        found.ShouldBeLessThan(random / 3);
        MeanDistance(new TpeOptions().Create(context), space).ShouldBeLessThan(random / 3);
    }

    private static double MeanDistance(ISampler sampler, Space space)
    {
        var history = new TrialHistory(space);
        for (var number = 0; number < 400; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            var x = space.Encode(point);
            var g = 1 + (9 * x.Skip(1).Sum() / 5);
            history.Add(new Observation(number, point, TrialState.Completed, [x[0], g * (1 - Math.Sqrt(x[0] / g))], []));
        }

        var all = Enumerable.Range(0, 400).Select(i => history[i]).ToArray();
        var fronts = ParetoOrder.Fronts(all);
        var front = all.Where((_, i) => fronts[i] == 0).ToArray();
        front.Length.ShouldBeGreaterThan(3);
        return front.Average(o => o.Losses[1] - (1 - Math.Sqrt(o.Losses[0])));
    }
}
