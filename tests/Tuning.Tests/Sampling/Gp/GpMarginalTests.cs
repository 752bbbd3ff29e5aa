using Tuning.Numerics;
using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class GpMarginalTests
{
    [Fact]
    public void Evaluate_Gradient_AgreesWithDifferences()
    {
        var random = new RandomSequence(new CounterRandom(7, 1));
        var points = new GpPoints([false, true, false]);
        var targets = new double[18];
        for (var i = 0; i < targets.Length; i++)
        {
            points.Add([random.NextDouble(), random.NextBelow(3), random.NextDouble()]);
            targets[i] = random.NextNormal();
        }

        var shape = new GpHyperparameters([new([0, 1, 2], [1, 1, 1], 1), new([1], [1], 1), new([2], [1], 1)], 1e-3);
        var marginal = new GpMarginal(points, targets, new GpPriors(new GpOptions()), shape);
        double[] logs = [0.3, -0.8, 1.2, 0.2, 0.9, -1.1, 2, -0.7, -3];
        var gradient = new double[logs.Length];
        var scratch = new double[logs.Length];
        marginal.Evaluate(logs, gradient);
        for (var j = 0; j < logs.Length; j++)
        {
            double[] up = [.. logs];
            double[] down = [.. logs];
            up[j] += 1e-5;
            down[j] -= 1e-5;
            var difference = (marginal.Evaluate(up, scratch) - marginal.Evaluate(down, scratch)) / 2e-5;
            gradient[j].ShouldBe(difference, 1e-5 * Math.Max(1, Math.Abs(difference)));
        }
    }

    [Fact]
    public void Fit_SmoothFunctionOfOneOfTwoDimensions_FindsWhichMatters()
    {
        var random = new RandomSequence(new CounterRandom(8, 1));
        var points = new GpPoints([false, false]);
        var targets = new double[40];
        for (var i = 0; i < targets.Length; i++)
        {
            var x = random.NextDouble();
            points.Add([x, random.NextDouble()]);
            targets[i] = Math.Sin(6 * x);
        }

        var options = new GpOptions();
        var priors = new GpPriors(options);
        var (fitted, _) = GpFit.Fit(points, targets, priors, priors.Mode(2, KernelShape.Joint), 60, options.MinimumNoise);
        fitted.Terms[0].Weights[0].ShouldBeGreaterThan(20 * fitted.Terms[0].Weights[1]);
        fitted.Noise.ShouldBeLessThan(1e-4);
    }
}
