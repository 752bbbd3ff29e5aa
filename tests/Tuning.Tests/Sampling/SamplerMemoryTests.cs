using Tuning.Numerics;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling;

[Collection(Alone.Name)]
public sealed class SamplerMemoryTests
{
    private static readonly Space _space = new([.. Enumerable.Range(0, 5).Select(j => new Parameter.Real($"x{j}", 0, 1))]);

    // Linear growth is by 4, quadratic by 16; what does not grow at all makes it less.
    [Theory]
    [InlineData("random", 1000, 5.5)]
    [InlineData("sobol", 1000, 5.5)]
    [InlineData("tpe", 1000, 5.5)]
    [InlineData("cmaes", 1000, 5.5)]
    [InlineData("nsga2", 1000, 5.5)]
    [InlineData("auto", 1000, 5.5)]
    [InlineData("gp", 80, 18)]
    public void Suggest_FourTimesTheTrials_HoldsMemoryInProportion(string name, int trials, double growth)
    {
        Held(name, trials);
        var few = Held(name, trials);
        var many = Held(name, 4 * trials);
        ((double)many / few).ShouldBeLessThan(growth, $"{few} and {many} bytes");
        many.ShouldBeGreaterThan(4 * trials * 100, "less than the results themselves: nothing was measured");
    }

    private static long Held(string name, int trials)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var history = new TrialHistory(_space);
        var sampler = SamplerCases.Options(name).Create(new SamplingContext(_space, 1));
        var random = new RandomSequence(new CounterRandom(1, 2));
        for (var number = 0; number < trials; number++)
        {
            var point = _space.Decode([.. Enumerable.Range(0, 5).Select(_ => random.NextDouble())]);
            history.Add(new Observation(number, point, TrialState.Completed, [random.NextDouble()], []));
            if (number % (trials / 8) == 0)
            {
                sampler.Suggest(history, [], number + 1, 1);
            }
        }

        sampler.Suggest(history, [], trials, 1);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(sampler);
        GC.KeepAlive(history);
        return held;
    }
}
