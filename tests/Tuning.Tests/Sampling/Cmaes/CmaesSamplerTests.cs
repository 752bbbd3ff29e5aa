using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Cmaes;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Cmaes;

public sealed class CmaesSamplerTests
{
    [Fact]
    public void Weights_FiveDimensions_PublishedDefaults()
    {
        var weights = new CmaesWeights(5, 8);

        // Hansen 2016, table 1, for dimension 5 and population 8.
        weights.Parents.ShouldBe(4);
        weights.EffectiveParents.ShouldBe(2.6002, 1e-3);
        weights.Weights.Take(4).Sum().ShouldBe(1, 1e-12);
        weights.Weights[0].ShouldBe(0.5299, 1e-4);
        weights.Weights.Skip(4).ShouldAllBe(weight => weight < 0);
        weights.SigmaRate.ShouldBe(4.6002 / 12.6002, 1e-3);
        weights.PathRate.ShouldBe((4 + (2.6002 / 5)) / (9 + (2 * 2.6002 / 5)), 1e-3);
        weights.RankOne.ShouldBe(2 / (39.69 + 2.6002), 1e-4);
    }

    [Fact]
    public void Suggest_RotatedEllipsoid_ConvergesToTheOptimum()
    {
        var space = new Space([.. Enumerable.Range(0, 4).Select(i => new Parameter.Real($"x{i}", -5, 5))]);

        Best(new CmaesOptions(), space, 700, Ellipsoid).ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Suggest_IntegersWithMargin_FindsTheOptimumThatItWouldOtherwiseMiss()
    {
        var space = new Space(
            [
                .. Enumerable.Range(0, 3).Select(i => new Parameter.Real($"x{i}", -5, 5)),
                .. Enumerable.Range(0, 3).Select(i => new Parameter.Whole($"n{i}", -5, 5)),
            ]);

        var found = Enumerable.Range(0, 5).Count(seed => Best(new CmaesOptions(), space, 600, Mixed, (ulong)seed) < 1e-3);

        found.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Suggest_EarlierTrials_StartsWhereTheyWereBest()
    {
        var space = new Space([new Parameter.Real("x", 0, 1), new Parameter.Real("y", 0, 1)]);
        var history = new TrialHistory(space);
        for (var number = 0; number < 100; number++)
        {
            var point = space.Decode([number % 10 / 10.0, number / 100.0]);
            var x = space.Encode(point);
            history.Add(new Observation(number, point, TrialState.Completed, [Math.Abs(x[0] - 0.8) + Math.Abs(x[1] - 0.2)], []));
        }

        var points = new CmaesOptions { FirstTrial = 100 }.Create(new SamplingContext(space, 1)).Suggest(history, [], 100, 50);

        points.Average(point => point.NumberOf("x")!.Value).ShouldBe(0.8, 0.1);
        points.Average(point => point.NumberOf("y")!.Value).ShouldBe(0.2, 0.1);
    }

    private static double Ellipsoid(double[] x)
    {
        var sum = x.Sum();
        return x.Select((v, i) => Math.Pow(100, i / 3.0) * (v - 1) * (v - 1)).Sum() + (10 * (sum - 4) * (sum - 4));
    }

    private static double Mixed(double[] x) =>
        x.Take(3).Sum(v => (v - 1) * (v - 1)) + x.Skip(3).Sum(v => 5 * Math.Abs(v - 3));

    private static double Best(CmaesOptions options, Space space, int budget, Func<double[], double> loss, ulong seed = 1)
    {
        var sampler = options.Create(new SamplingContext(space, seed));
        var history = new TrialHistory(space);
        for (var number = 0; number < budget; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            var x = space.Parameters.Select(p => point.NumberOf(p.Name)!.Value).ToArray();
            history.Add(new Observation(number, point, TrialState.Completed, [loss(x)], []));
        }

        return Enumerable.Range(0, budget).Min(i => history[i].Loss);
    }
}
