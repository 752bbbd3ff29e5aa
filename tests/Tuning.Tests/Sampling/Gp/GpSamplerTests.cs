using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Gp;
using Tuning.Sampling.RandomSearch;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Gp;

public sealed class GpSamplerTests
{
    private static readonly Space _square = new([new Parameter.Real("x", -5, 10), new Parameter.Real("y", 0, 15)]);

    // Branin's function: random search needs thousands of trials for what 40 of a model find.
    [Fact]
    public void Suggest_Branin_FarBetterThanRandom()
    {
        for (var seed = 0UL; seed < 4; seed++)
        {
            var context = new SamplingContext(_square, seed);
            var gp = Best(new GpOptions().Create(context), _square, 40, Branin, _ => []);
            var random = Best(new RandomOptions().Create(context), _square, 40, Branin, _ => []);
            (gp - 0.39788735772973816).ShouldBeLessThan((random - 0.39788735772973816) / 20, $"seed {seed}");
        }
    }

    // The nearest allowed point to the centre of a bowl, with a category that adds and whole numbers.
    [Fact]
    public void Suggest_MixedSpaceWithAConstraint_EndsAtTheConstrainedOptimum()
    {
        var space = new Space([new Parameter.Real("x", 0, 1), new Parameter.Whole("n", 0, 20), new Parameter.Categorical("kind", ["a", "b", "c"])]);
        double Loss(ParameterSet point) => Square(point.NumberOf("x")!.Value - 0.3) + Square((point.NumberOf("n")!.Value - 8) / 20)
            + (point["kind"].Equals((ParameterValue)"b") ? 0 : 0.2);
        var best = Best(
            new GpOptions().Create(new SamplingContext(space, 2)), space, 50, Loss, point => [0.5 - point.NumberOf("x")!.Value]);
        best.ShouldBeInRange(0.04, 0.0402);
    }

    // Six points of a parabola: the model knows where the minimum lies, and expects less there than any of them has.
    [Fact]
    public void Suggest_ExpectedMinimumIsPending_LooksElsewhere()
    {
        var space = new Space([new Parameter.Real("x", 0, 1)]);
        var history = new TrialHistory(space);
        for (var number = 0; number < 6; number++)
        {
            history.Add(new Observation(number, space.Decode([number / 5.0]), TrialState.Completed, [Square((number / 5.0) - 0.5)], []));
        }

        var sampler = new GpOptions().Create(new SamplingContext(space, 1));
        var first = sampler.Suggest(history, [], 6, 1)[0];
        var second = sampler.Suggest(history, [new PendingTrial(6, first)], 7, 1)[0];
        first.NumberOf("x")!.Value.ShouldBe(0.5, 0.02);
        Math.Abs(second.NumberOf("x")!.Value - first.NumberOf("x")!.Value).ShouldBeGreaterThan(9e-4);
        sampler.Suggest(history, [], 6, 2).ShouldBe([first, second]);
    }

    // Beyond the most observations the choice moves a quarter of them at a time; in between it only grows.
    [Fact]
    public void Of_MoreResultsThanTheModelHolds_KeepsTheBestAndGrowsBetweenChoices()
    {
        var history = new TrialHistory(_square);
        double[][]? before = null;
        for (var number = 0; number < 100; number++)
        {
            history.Add(new Observation(number, _square.Decode([number / 100.0, 0.5]), TrialState.Completed, [Math.Abs(number - 7)], []));
            var evidence = GpEvidence.Of(history, [], 40);
            evidence.Points.Length.ShouldBeLessThanOrEqualTo(40);
            evidence.Points.Length.ShouldBeGreaterThanOrEqualTo(Math.Min(history.Count, 30));
            evidence.Losses[^1].ShouldBe(Math.Abs(number - 7));
            if (number >= 7)
            {
                evidence.Losses.ShouldContain(0);
            }

            if (before is not null && (number < 40 || number % 10 != 0))
            {
                evidence.Points.Take(before.Length).Select(point => point[0]).ShouldBe(before.Select(point => point[0]), $"{number}");
            }

            before = evidence.Points;
        }
    }

    private static double Best(ISampler sampler, Space space, int budget, Func<ParameterSet, double> loss, Func<ParameterSet, double[]> violations)
    {
        var history = new TrialHistory(space);
        for (var number = 0; number < budget; number++)
        {
            var point = sampler.Suggest(history, [], number, 1)[0];
            history.Add(new Observation(number, point, TrialState.Completed, [loss(point)], [.. violations(point)]));
        }

        return Enumerable.Range(0, budget).Select(i => history[i]).Where(trial => trial.Violation <= 0).Min(trial => trial.Loss);
    }

    private static double Branin(ParameterSet point)
    {
        var (x, y) = (point.NumberOf("x")!.Value, point.NumberOf("y")!.Value);
        var bend = y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6;
        return (bend * bend) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
    }

    private static double Square(double value) => value * value;
}
