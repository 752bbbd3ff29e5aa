using Tuning.Sampling;
using Tuning.Sampling.RandomSearch;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.RandomSearch;

public sealed class RandomSamplerTests
{
    private static readonly Space _space = new([new Parameter.Real("x", -1, 1), new Parameter.Real("y", 1e-3, 1e3, Log: true)]);

    // The square of 10 by 10 cells: chi-squared of 99 degrees of freedom stays below 160 but once in 10,000 times.
    [Fact]
    public void Suggest_ManyTrials_FillTheSquareEvenly()
    {
        var points = new RandomOptions().Create(new SamplingContext(_space, 5)).Suggest(new TrialHistory(_space), [], 0, 10_000);
        var cells = new int[100];
        foreach (var point in points)
        {
            var u = _space.Encode(point);
            cells[((int)Math.Min(9, u[0] * 10) * 10) + (int)Math.Min(9, u[1] * 10)]++;
        }

        cells.Sum(count => (count - 100.0) * (count - 100) / 100).ShouldBeInRange(50, 160);
    }

    [Fact]
    public void Suggest_OneByOneOrInABatch_TheSamePoints()
    {
        var context = new SamplingContext(_space, 7, 2);
        var history = new TrialHistory(_space);
        var batch = new RandomOptions().Create(context).Suggest(history, [], 3, 5);
        Enumerable.Range(3, 5).SelectMany(number => new RandomOptions().Create(context).Suggest(history, [], number, 1)).ShouldBe(batch);
    }
}
