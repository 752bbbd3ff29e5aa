using Tuning.Numerics;

namespace Tuning.Sampling.Cmaes;

/// <summary>
/// The search distribution of one start: mean, step size, covariance and both evolution paths. The covariance is factored by
/// Cholesky, whose factor takes the place of the symmetric root.
/// </summary>
internal sealed class CmaesState
{
    // A step longer than any that its distribution would make is shortened to this many more than the expected length.
    private const double LongestStep = 3;
    private const double LargestStep = 10;

    private readonly int _dimensions;
    private readonly CmaesWeights _weights;
    private readonly double[] _covariance;
    private readonly double[] _factor;
    private readonly double[] _path;
    private readonly double[] _sigmaPath;
    private int _generations;

    /// <summary>Creates the distribution of a start.</summary>
    /// <param name="mean">The mean, in coordinates; kept.</param>
    /// <param name="sigma">The standard deviation.</param>
    /// <param name="covariance">The covariance relative to the squared step size, by rows; kept; absent: the identity.</param>
    /// <param name="weights">Weights and learning rates.</param>
    public CmaesState(double[] mean, double sigma, double[]? covariance, CmaesWeights weights)
    {
        _dimensions = mean.Length;
        _weights = weights;
        Mean = mean;
        Sigma = sigma;
        Scale = new double[_dimensions];
        Array.Fill(Scale, 1);
        _covariance = covariance ?? Identity(_dimensions);
        _factor = new double[_dimensions * _dimensions];
        _path = new double[_dimensions];
        _sigmaPath = new double[_dimensions];
        IsValid = Factor();
    }

    /// <summary>The mean, in coordinates; shape [dimensions].</summary>
    public double[] Mean { get; }

    /// <summary>The step size.</summary>
    public double Sigma { get; private set; }

    /// <summary>What the margin stretches each axis by; shape [dimensions].</summary>
    public double[] Scale { get; }

    /// <summary>Whether the covariance is positive definite and everything finite.</summary>
    public bool IsValid { get; private set; }

    /// <summary>The standard deviation along an axis.</summary>
    public double Deviation(int axis) => Sigma * Scale[axis] * Math.Sqrt(_covariance[(axis * _dimensions) + axis]);

    /// <summary>Writes the point of a standard normal vector.</summary>
    /// <param name="normal">The vector.</param>
    /// <param name="point">Where to, in coordinates.</param>
    public void Transform(ReadOnlySpan<double> normal, Span<double> point)
    {
        for (var i = 0; i < _dimensions; i++)
        {
            var sum = 0.0;
            for (var j = 0; j <= i; j++)
            {
                sum += _factor[(i * _dimensions) + j] * normal[j];
            }

            point[i] = Mean[i] + (Sigma * Scale[i] * sum);
        }
    }

    /// <summary>Adapts the distribution to a generation.</summary>
    /// <param name="points">Its points in coordinates, best first.</param>
    public void Update(IReadOnlyList<double[]> points)
    {
        var steps = points.Select(Step).ToArray();
        var whitened = steps.Select(Whiten).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            Shorten(steps[i], whitened[i]);
        }

        var move = Combine(steps);
        for (var i = 0; i < _dimensions; i++)
        {
            Mean[i] = Math.Clamp(Mean[i] + (Sigma * Scale[i] * move[i]), 0, 1);
        }

        var isMoving = AdvancePaths(move, Combine(whitened));
        AdaptCovariance(steps, whitened, isMoving);
        _generations++;
        var length = Math.Sqrt(SquaredLength(_sigmaPath));
        var growth = _weights.SigmaRate / _weights.SigmaDamping * ((length / _weights.ExpectedLength) - 1);
        Sigma = Math.Min(Sigma * Elementary.Exp(Math.Min(1, growth)), LargestStep);
        IsValid = double.IsFinite(Sigma) && Sigma > 0 && Factor();
    }

    private static double[] Identity(int dimensions)
    {
        var matrix = new double[dimensions * dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            matrix[(i * dimensions) + i] = 1;
        }

        return matrix;
    }

    private static double SquaredLength(double[] vector)
    {
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += value * value;
        }

        return sum;
    }

    private double[] Step(double[] point)
    {
        var step = new double[_dimensions];
        for (var i = 0; i < _dimensions; i++)
        {
            step[i] = (point[i] - Mean[i]) / (Sigma * Scale[i]);
        }

        return step;
    }

    private double[] Whiten(double[] step)
    {
        var result = new double[_dimensions];
        for (var i = 0; i < _dimensions; i++)
        {
            var sum = step[i];
            for (var j = 0; j < i; j++)
            {
                sum -= _factor[(i * _dimensions) + j] * result[j];
            }

            result[i] = sum / _factor[(i * _dimensions) + i];
        }

        return result;
    }

    private void Shorten(double[] step, double[] whitened)
    {
        var length = Math.Sqrt(SquaredLength(whitened));
        var longest = _weights.ExpectedLength + LongestStep;
        for (var i = 0; length > longest && i < _dimensions; i++)
        {
            step[i] *= longest / length;
            whitened[i] *= longest / length;
        }
    }

    private double[] Combine(double[][] steps)
    {
        var sum = new double[_dimensions];
        for (var k = 0; k < _weights.Parents; k++)
        {
            for (var i = 0; i < _dimensions; i++)
            {
                sum[i] += _weights.Weights[k] * steps[k][i];
            }
        }

        return sum;
    }

    private bool AdvancePaths(double[] move, double[] whitenedMove)
    {
        var gain = Math.Sqrt(_weights.SigmaRate * (2 - _weights.SigmaRate) * _weights.EffectiveParents);
        for (var i = 0; i < _dimensions; i++)
        {
            _sigmaPath[i] = ((1 - _weights.SigmaRate) * _sigmaPath[i]) + (gain * whitenedMove[i]);
        }

        var settled = 1 - Elementary.Pow(1 - _weights.SigmaRate, 2.0 * (_generations + 1));
        var limit = (1.4 + (2 / (_dimensions + 1.0))) * _weights.ExpectedLength;
        var isMoving = Math.Sqrt(SquaredLength(_sigmaPath) / settled) < limit;
        gain = isMoving ? Math.Sqrt(_weights.PathRate * (2 - _weights.PathRate) * _weights.EffectiveParents) : 0;
        for (var i = 0; i < _dimensions; i++)
        {
            _path[i] = ((1 - _weights.PathRate) * _path[i]) + (gain * move[i]);
        }

        return isMoving;
    }

    private void AdaptCovariance(double[][] steps, double[][] whitened, bool isMoving)
    {
        var stall = isMoving ? 0 : _weights.PathRate * (2 - _weights.PathRate);
        var keep = 1 + (_weights.RankOne * stall) - _weights.RankOne - (_weights.RankMu * _weights.Weights.Sum());
        var shares = new double[steps.Length];
        for (var k = 0; k < steps.Length; k++)
        {
            var weight = _weights.Weights[k];
            shares[k] = _weights.RankMu * (weight >= 0 ? weight : weight * _dimensions / Math.Max(SquaredLength(whitened[k]), 1e-12));
        }

        for (var i = 0; i < _dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = (keep * _covariance[(i * _dimensions) + j]) + (_weights.RankOne * _path[i] * _path[j]);
                for (var k = 0; k < steps.Length; k++)
                {
                    sum += shares[k] * steps[k][i] * steps[k][j];
                }

                _covariance[(i * _dimensions) + j] = sum;
                _covariance[(j * _dimensions) + i] = sum;
            }
        }
    }

    private bool Factor()
    {
        for (var i = 0; i < _dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _covariance[(i * _dimensions) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= _factor[(i * _dimensions) + k] * _factor[(j * _dimensions) + k];
                }

                if (i == j && !(sum > 1e-280 && double.IsFinite(sum)))
                {
                    return false;
                }

                _factor[(i * _dimensions) + j] = i == j ? Math.Sqrt(sum) : sum / _factor[(j * _dimensions) + j];
            }
        }

        return true;
    }
}
