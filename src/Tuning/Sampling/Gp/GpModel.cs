namespace Tuning.Sampling.Gp;

/// <summary>A Gaussian process with fixed kernel parameters, conditioned on observations that are appended one by one.</summary>
internal sealed class GpModel
{
    private readonly CholeskyFactor _factor = new();
    private readonly List<double> _targets = [];
    private readonly double[] _weights;
    private readonly double _scale;
    private readonly double _noise;
    private double[] _alpha = [];
    private double[] _correlations = [];
    private double[] _slopes = [];
    private double[] _solved = [];

    /// <param name="isCategory">For each dimension, whether it is a category.</param>
    /// <param name="hyperparameters">The kernel's parameters.</param>
    public GpModel(bool[] isCategory, GpHyperparameters hyperparameters)
    {
        Points = new(isCategory);
        Hyperparameters = hyperparameters;
        _weights = hyperparameters.Weights;
        _scale = hyperparameters.Scale;
        _noise = hyperparameters.Noise;
    }

    /// <summary>The points observed so far; a point that made the matrix singular is left out.</summary>
    public GpPoints Points { get; }

    /// <summary>The kernel's parameters.</summary>
    public GpHyperparameters Hyperparameters { get; }

    /// <summary>Appends a point; <see cref="SetTargets"/> or <see cref="Believe"/> follows.</summary>
    /// <returns>False where the point is numerically a combination of the others and was left out.</returns>
    public bool TryAdd(ReadOnlySpan<double> point)
    {
        var n = Points.Count;
        var row = new double[n + 1];
        Points.SquaredDistances(point, _weights, row.AsSpan(0, n));
        Matern.Correlate(row.AsSpan(0, n));
        for (var k = 0; k < n; k++)
        {
            row[k] *= _scale;
        }

        row[n] = _scale + _noise;
        if (!_factor.TryAppend(row))
        {
            return false;
        }

        Points.Add(point);
        return true;
    }

    /// <summary>Sets the observations of the points, array of <see cref="GpPoints.Count"/>.</summary>
    public void SetTargets(ReadOnlySpan<double> targets)
    {
        _targets.Clear();
        _targets.AddRange(targets);
        Solve();
    }

    /// <summary>Appends a pending point with the value that the model expects there (Ginsbourger, Le Riche, Carraro 2010,
    /// kriging believer).</summary>
    public void Believe(ReadOnlySpan<double> point)
    {
        var mean = Mean(point);
        if (TryAdd(point))
        {
            _targets.Add(mean);
            Solve();
        }
    }

    /// <summary>The expected value at observed point i.</summary>
    public double MeanAt(int index) => _targets[index] - (_noise * _alpha[index]);

    /// <summary>The expected value at a point.</summary>
    public double Mean(ReadOnlySpan<double> point)
    {
        Correlate(point);
        return _scale * Lanes.Dot(_correlations.AsSpan(0, Points.Count), _alpha);
    }

    /// <summary>The expected value and the variance of the function at a point.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> point)
    {
        var mean = Mean(point);
        var solved = _correlations.AsSpan(0, Points.Count);
        _factor.SolveLower(solved);
        return (mean, Math.Max(_scale * 1e-14, _scale - (_scale * _scale * Lanes.Dot(solved, solved))));
    }

    /// <summary>The expected value and the variance of the function at a point, with gradients (0 for categories).</summary>
    public (double Mean, double Variance) Predict(
        ReadOnlySpan<double> point, Span<double> meanGradient, Span<double> varianceGradient)
    {
        var n = Points.Count;
        Grow(n);
        var correlations = _correlations.AsSpan(0, n);
        var slopes = _slopes.AsSpan(0, n);
        Points.SquaredDistances(point, _weights, correlations);
        Matern.Correlate(correlations, slopes);
        var mean = _scale * Lanes.Dot(correlations, _alpha);
        var solved = _solved.AsSpan(0, n);
        correlations.CopyTo(solved);
        _factor.SolveLower(solved);
        var variance = _scale - (_scale * _scale * Lanes.Dot(solved, solved));
        _factor.SolveUpper(solved);
        for (var i = 0; i < n; i++)
        {
            solved[i] *= slopes[i];
            slopes[i] *= _alpha[i];
        }

        for (var j = 0; j < point.Length; j++)
        {
            if (Points.IsCategory(j))
            {
                meanGradient[j] = varianceGradient[j] = 0;
                continue;
            }

            var (byMean, byVariance) = Slopes(Points.Column(j), point[j], slopes, solved);
            meanGradient[j] = 2 * _scale * _weights[j] * byMean;
            varianceGradient[j] = -4 * _scale * _scale * _weights[j] * byVariance;
        }

        return (mean, Math.Max(_scale * 1e-14, variance));
    }

    /// <summary>The leave-one-out residual of an observed point in standard deviations and its variance (Rasmussen and
    /// Williams 2006, equations 5.10 to 5.12), for all points.</summary>
    public (double[] Residuals, double[] Variances) LeaveOneOut()
    {
        var inverse = _factor.Inverse();
        var residuals = new double[_alpha.Length];
        var variances = new double[_alpha.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            variances[i] = 1 / inverse[i][i];
            residuals[i] = _alpha[i] * variances[i];
        }

        return (residuals, variances);
    }

    private static (double ByMean, double ByVariance) Slopes(
        ReadOnlySpan<double> column, double value, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        // Sums of factor*(value - column): the constant part and the moment are taken apart, so that lanes apply.
        var sum = 0.0;
        var other = 0.0;
        for (var i = 0; i < column.Length; i++)
        {
            var difference = value - column[i];
            sum += first[i] * difference;
            other += second[i] * difference;
        }

        return (sum, other);
    }

    private void Correlate(ReadOnlySpan<double> point)
    {
        Grow(Points.Count);
        var correlations = _correlations.AsSpan(0, Points.Count);
        Points.SquaredDistances(point, _weights, correlations);
        Matern.Correlate(correlations);
    }

    private void Solve()
    {
        _alpha = [.. _targets];
        _factor.SolveLower(_alpha);
        _factor.SolveUpper(_alpha);
    }

    private void Grow(int count)
    {
        if (_correlations.Length < count)
        {
            _correlations = new double[2 * count];
            _slopes = new double[2 * count];
            _solved = new double[2 * count];
        }
    }
}
