using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Tpe;

public sealed class TpeSamplerTests
{
    [Fact]
    public void Suggest_SmoothBowl_FarBetterThanRandom()
    {
        var space = new Space([.. Enumerable.Range(0, 5).Select(i => new Parameter.Real($"x{i}", -5, 5))]);
        var wins = 0;
        for (var seed = 0UL; seed < 8; seed++)
        {
            var context = new SamplingContext(space, seed);
            var tpe = Best(new TpeOptions().Create(context), space, 100, Bowl);
            var random = Best(new RandomOptions().Create(context), space, 100, Bowl);
            wins += tpe < random / 3 ? 1 : 0;
        }

        wins.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void Suggest_StepsLogCategoriesAndConstraint_EndsNearTheConstrainedOptimum()
    {
        var space = new Space(
            [
                new Parameter.Whole("n", 1, 1000, Log: true), new Parameter.Real("step", 0, 10, 0.25),
                new Parameter.Categorical("kind", ["a", "b", "c", "d"]), new Parameter.Whole("wide", 0, 100_000),
            ]);
        var sampler = new TpeOptions().Create(new SamplingContext(space, 4));
        var history = new TrialHistory(space);
        for (var number = 0; number < 150; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            history.Add(new Observation(number, point, TrialState.Completed, [Mixed(point)], [4 - point.NumberOf("step")!.Value]));
        }

        var best = Enumerable.Range(0, 150).Select(i => history[i]).Where(o => o.Violation == 0).MinBy(o => o.Loss)!;
        best.Point["kind"].ShouldBe((ParameterValue)"c");
        best.Point.NumberOf("step")!.Value.ShouldBeInRange(4, 4.5);
        best.Point.NumberOf("n")!.Value.ShouldBeInRange(15, 60);
    }

    [Theory]
    [InlineData("tpe")]
    [InlineData("auto")]
    public void Suggest_ThreeBranches_VisitsEachAndEndsInTheRightOne(string name)
    {
        var right = 0;
        for (var seed = 0UL; seed < 10; seed++)
        {
            var space = new Space(
                [
                    new Parameter.Categorical("kind", ["wide", "deep", "flat"]),
                    new Parameter.Real("w", 0, 1) { When = [new("kind", ["wide"])] },
                    new Parameter.Real("d1", 0, 1) { When = [new("kind", ["deep"])] },
                    new Parameter.Real("d2", 0, 1) { When = [new("kind", ["deep"])] },
                ]);
            var sampler = SamplerCases.Options(name).Create(new SamplingContext(space, seed));
            var history = new TrialHistory(space);
            for (var number = 0; number < 150; number++)
            {
                var point = sampler.Suggest(history, [], number, 1)[0];
                history.Add(new Observation(number, point, TrialState.Completed, [Deceptive(point)], []));
            }

            var all = Enumerable.Range(0, 150).Select(i => history[i]).ToArray();
            all.CountBy(o => o.Point["kind"]).Count(pair => pair.Value >= 10).ShouldBe(3);
            right += all.MinBy(o => o.Loss)!.Point["kind"].Equals((ParameterValue)"deep") ? 1 : 0;
        }

        right.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public void Suggest_Batch_PointsOfOneBatchKeepApart()
    {
        var space = new Space([new Parameter.Real("x", 0, 1), new Parameter.Real("y", 0, 1)]);
        var sampler = new TpeOptions().Create(new SamplingContext(space, 2));
        var history = new TrialHistory(space);
        for (var number = 0; number < 20; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            history.Add(new Observation(number, point, TrialState.Completed, [Bowl(space.Encode(point))], []));
        }

        var batch = sampler.Suggest(history, [], 20, 16);

        batch.Distinct().Count().ShouldBe(16);
        var pending = batch.Take(8).Select((point, i) => new PendingTrial(20 + i, point)).ToArray();
        sampler.Suggest(history, pending, 28, 8).ShouldBe(batch.Skip(8));
    }

    private static double Bowl(double[] x) => x.Sum(v => (v - 0.7) * (v - 0.7));

    private static double Mixed(ParameterSet point)
    {
        var n = Math.Log(point.NumberOf("n")!.Value) - Math.Log(30);
        var wide = (point.NumberOf("wide")!.Value / 100_000) - 0.2;
        return (n * n) + point.NumberOf("step")!.Value + (wide * wide) + (point["kind"].Equals((ParameterValue)"c") ? 0 : 1);
    }

    // The right branch is worse on average than both others and better only near one point.
    private static double Deceptive(ParameterSet point) => point["kind"].Canonical switch
    {
        "\"wide\"" => 0.3 + (point.NumberOf("w")!.Value * 0.05),
        "\"flat\"" => 0.32,
        _ => (2 * Math.Abs(point.NumberOf("d1")!.Value - 0.8)) + (2 * Math.Abs(point.NumberOf("d2")!.Value - 0.3)),
    };

    private static double Best(ISampler sampler, Space space, int budget, Func<double[], double> loss)
    {
        var history = new TrialHistory(space);
        for (var number = 0; number < budget; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            history.Add(new Observation(number, point, TrialState.Completed, [loss(space.Encode(point))], []));
        }

        return Enumerable.Range(0, budget).Min(i => history[i].Loss);
    }
}
