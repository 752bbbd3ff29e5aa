using Tuning.Numerics;
using Tuning.Sampling.Gp;

namespace Tuning.Tests.Sampling.Gp;

public sealed class GpModelTests
{
    private static readonly bool[] _kinds = [false, false, true];
    private static readonly GpHyperparameters _hyperparameters = new(
        [new([0, 1, 2], [3, 0.7, 0.4], 0.9), new([0], [2.5], 0.4), new([2], [1.5], 0.1)], 1e-6);

    [Fact]
    public void Predict_AtObservedPoints_GivesTheObservations()
    {
        var (model, points, targets) = Random(25, 1);
        for (var i = 0; i < points.Length; i++)
        {
            var (mean, variance) = model.Predict(points[i]);
            mean.ShouldBe(targets[i], 0.05);
            mean.ShouldBe(model.MeanAt(i), 1e-9);
            variance.ShouldBeLessThan(1e-5);
        }
    }

    [Fact]
    public void Predict_Gradients_AgreeWithDifferences()
    {
        var (model, _, _) = Random(20, 2);
        double[] point = [0.31, 0.77, 1];
        var byMean = new double[3];
        var byVariance = new double[3];
        var (mean, variance) = model.Predict(point, byMean, byVariance);
        model.Predict(point).Mean.ShouldBe(mean, 1e-12);
        model.Predict(point).Variance.ShouldBe(variance, 1e-12);
        for (var j = 0; j < 2; j++)
        {
            double[] up = [.. point];
            double[] down = [.. point];
            up[j] += 1e-5;
            down[j] -= 1e-5;
            byMean[j].ShouldBe((model.Predict(up).Mean - model.Predict(down).Mean) / 2e-5, 1e-5);
            byVariance[j].ShouldBe((model.Predict(up).Variance - model.Predict(down).Variance) / 2e-5, 1e-5);
        }

        byMean[2].ShouldBe(0);
    }

    [Fact]
    public void TryAdd_RowsOneByOne_GivesTheBitsOfTheWhole()
    {
        var (whole, points, targets) = Random(30, 3);
        var grown = new GpModel(_kinds, _hyperparameters);
        foreach (var point in points)
        {
            grown.Add(point);
            grown.SetTargets(targets.AsSpan(0, grown.Points.Count));
        }

        double[] where = [0.2, 0.9, 0];
        grown.Predict(where).ShouldBe(whole.Predict(where));
    }

    [Fact]
    public void Believe_PendingPoint_RemovesItsUncertaintyAndKeepsTheMean()
    {
        var (model, _, _) = Random(12, 4);
        double[] pending = [0.5, 0.25, 1];
        double[] near = [0.52, 0.3, 1];
        var before = model.Predict(pending);
        var nearBefore = model.Predict(near).Mean;
        model.Believe(pending);
        var after = model.Predict(pending);
        after.Mean.ShouldBe(before.Mean, 1e-6);
        model.Predict(near).Mean.ShouldBe(nearBefore, 1e-5);
        after.Variance.ShouldBeLessThan(before.Variance / 100);
    }

    [Fact]
    public void LeaveOneOut_EachPoint_EqualsAModelWithoutIt()
    {
        var (model, points, targets) = Random(15, 5);
        var (residuals, variances) = model.LeaveOneOut();
        for (var left = 0; left < points.Length; left++)
        {
            var others = new GpModel(_kinds, _hyperparameters);
            foreach (var point in points.Where((_, i) => i != left))
            {
                others.Add(point);
            }

            others.SetTargets([.. targets.Where((_, i) => i != left)]);
            var (mean, variance) = others.Predict(points[left]);
            residuals[left].ShouldBe(targets[left] - mean, 1e-7);
            variances[left].ShouldBe(variance + _hyperparameters.Noise, 1e-7);
        }
    }

    private static (GpModel Model, double[][] Points, double[] Targets) Random(int count, ulong seed)
    {
        var random = new RandomSequence(new CounterRandom(seed, 0));
        var points = new double[count][];
        var targets = new double[count];
        var model = new GpModel(_kinds, _hyperparameters);
        for (var i = 0; i < count; i++)
        {
            points[i] = [random.NextDouble(), random.NextDouble(), random.NextBelow(3)];
            targets[i] = random.NextNormal();
            model.Add(points[i]);
        }

        model.SetTargets(targets);
        return (model, points, targets);
    }
}
