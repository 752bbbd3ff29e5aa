using Tuning.Numerics;

namespace Tuning.Analysis;

/// <summary>A regression tree over the unit cube, grown by the largest drop of the squared error, as boxes with values.</summary>
internal sealed class RegressionTree
{
    private readonly double[][] _points;
    private readonly double[] _values;
    private readonly FanovaOptions _options;
    private readonly List<RegressionLeaf> _leaves = [];

    /// <param name="points">Coordinates in [0,1], one array a point.</param>
    /// <param name="values">The value of each point.</param>
    /// <param name="options">The settings.</param>
    /// <param name="random">Draws the bootstrap sample.</param>
    public RegressionTree(double[][] points, double[] values, FanovaOptions options, RandomSequence random)
    {
        _points = points;
        _values = values;
        _options = options;
        var sample = new int[points.Length];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = random.NextBelow(points.Length);
        }

        var dimensions = points[0].Length;
        var high = new double[dimensions];
        Array.Fill(high, 1);
        Grow(sample, new double[dimensions], high, 0);
    }

    /// <summary>The boxes, which fill the cube.</summary>
    public IReadOnlyList<RegressionLeaf> Leaves => _leaves;

    private void Grow(int[] sample, double[] low, double[] high, int depth)
    {
        var split = sample.Length >= _options.SmallestSplit && depth < _options.Depth ? BestSplit(sample) : null;
        if (split is not { } chosen)
        {
            _leaves.Add(new(low, high, sample.Sum(i => _values[i]) / sample.Length));
            return;
        }

        var (dimension, threshold) = chosen;
        var middleHigh = (double[])high.Clone();
        var middleLow = (double[])low.Clone();
        middleHigh[dimension] = threshold;
        middleLow[dimension] = threshold;
        Grow([.. sample.Where(i => _points[i][dimension] <= threshold)], low, middleHigh, depth + 1);
        Grow([.. sample.Where(i => _points[i][dimension] > threshold)], middleLow, high, depth + 1);
    }

    private (int Dimension, double Threshold)? BestSplit(int[] sample)
    {
        (int Dimension, double Threshold)? best = null;
        var total = sample.Sum(i => _values[i]);
        var gainToBeat = (total * total / sample.Length) + 1e-12;
        var keys = new double[sample.Length];
        var values = new double[sample.Length];
        for (var j = 0; j < _points[0].Length; j++)
        {
            for (var k = 0; k < sample.Length; k++)
            {
                keys[k] = _points[sample[k]][j];
                values[k] = _values[sample[k]];
            }

            Array.Sort(keys, values);
            var left = 0.0;
            for (var k = 1; k < keys.Length; k++)
            {
                left += values[k - 1];
                var right = total - left;
                var gain = (left * left / k) + (right * right / (keys.Length - k));
                if (keys[k] > keys[k - 1] && gain > gainToBeat)
                {
                    (gainToBeat, best) = (gain, (j, (keys[k] + keys[k - 1]) / 2));
                }
            }
        }

        return best;
    }
}
