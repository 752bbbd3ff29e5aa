namespace Tuning.Sampling.Gp;

/// <summary>A Gaussian process with fixed kernel parameters, conditioned on observations that are appended one by one.</summary>
internal sealed class GpModel
{
    private readonly CholeskyFactor _factor = new();
    private readonly List<double> _targets = [];
    private readonly KernelTerm[] _terms;
    private readonly double _scale;
    private readonly double _noise;
    private readonly double[][] _slopes;
    private double[] _alpha = [];
    private double[] _covariances = [];
    private double[] _correlations = [];
    private double[] _solved = [];

    /// <param name="isCategory">For each dimension, whether it is a category.</param>
    /// <param name="hyperparameters">The kernel's parameters.</param>
    public GpModel(bool[] isCategory, GpHyperparameters hyperparameters)
    {
        Points = new(isCategory);
        Hyperparameters = hyperparameters;
        _terms = hyperparameters.Terms;
        _slopes = new double[_terms.Length][];
        _scale = hyperparameters.Scale;
        _noise = hyperparameters.Noise;
    }

    /// <summary>The points observed so far.</summary>
    public GpPoints Points { get; }

    /// <summary>The kernel's parameters.</summary>
    public GpHyperparameters Hyperparameters { get; }

    /// <summary>The number of points with an observation: those before the believed ones.</summary>
    public int Observed { get; private set; }

    /// <summary>Appends a point; <see cref="SetTargets"/> or <see cref="Believe"/> follows.</summary>
    public void Add(ReadOnlySpan<double> point)
    {
        var n = Points.Count;
        var row = new double[n + 1];
        Covary(point).CopyTo(row);
        row[n] = _scale + _noise;

        // A point that is numerically a combination of others enters with as much more noise as it takes.
        for (var jitter = _scale * 1e-9; !_factor.TryAppend((double[])row.Clone()); jitter *= 10)
        {
            row[n] += jitter;
        }

        Points.Add(point);
    }

    /// <summary>Forgets all points from the given one on; <see cref="SetTargets"/> follows.</summary>
    public void Truncate(int count)
    {
        Points.Truncate(count);
        _factor.Truncate(count);
    }

    /// <summary>Sets the observations of the points, array of <see cref="GpPoints.Count"/>.</summary>
    public void SetTargets(ReadOnlySpan<double> targets)
    {
        _targets.Clear();
        _targets.AddRange(targets);
        Observed = targets.Length;
        Solve();
    }

    /// <summary>Appends a pending point with the value that the model expects there (Ginsbourger, Le Riche, Carraro 2010,
    /// kriging believer).</summary>
    /// <returns>That value.</returns>
    public double Believe(ReadOnlySpan<double> point)
    {
        var mean = Mean(point);
        Add(point);
        _targets.Add(mean);
        Solve();
        return mean;
    }

    /// <summary>The observation of point i.</summary>
    public double TargetAt(int index) => _targets[index];

    /// <summary>The expected value at observed point i.</summary>
    public double MeanAt(int index) => _targets[index] - (_noise * _alpha[index]);

    /// <summary>The expected value at a point.</summary>
    public double Mean(ReadOnlySpan<double> point) => Lanes.Dot(Covary(point), _alpha);

    /// <summary>The expected value and the variance of the function at a point.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> point)
    {
        var solved = Covary(point);
        var mean = Lanes.Dot(solved, _alpha);
        _factor.SolveLower(solved);
        return (mean, Math.Max(_scale * 1e-14, _scale - Lanes.Dot(solved, solved)));
    }

    /// <summary>The expected value and the variance of the function at a point, with gradients (0 for categories).</summary>
    public (double Mean, double Variance) Predict(
        ReadOnlySpan<double> point, Span<double> meanGradient, Span<double> varianceGradient)
    {
        var covariances = Covary(point, _slopes);
        var n = covariances.Length;
        var mean = Lanes.Dot(covariances, _alpha);
        var solved = _solved.AsSpan(0, n);
        covariances.CopyTo(solved);
        _factor.SolveLower(solved);
        var variance = _scale - Lanes.Dot(solved, solved);
        _factor.SolveUpper(solved);
        meanGradient.Clear();
        varianceGradient.Clear();
        for (var t = 0; t < _terms.Length; t++)
        {
            AddGradients(_terms[t], point, _slopes[t].AsSpan(0, n), meanGradient, varianceGradient);
        }

        return (mean, Math.Max(_scale * 1e-14, variance));
    }

    /// <summary>By how much each observation differs from what the model says without it, and the variance of that (Rasmussen
    /// and Williams 2006, equations 5.10 to 5.12), for all points.</summary>
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

    // The slopes are overwritten: first by their product with the weights of the variance, then by that of the mean.
    private void AddGradients(
        KernelTerm term, ReadOnlySpan<double> point, Span<double> slopes, Span<double> byMean, Span<double> byVariance)
    {
        var variances = _correlations.AsSpan(0, slopes.Length);
        var variance = 0.0;
        var mean = 0.0;
        for (var i = 0; i < slopes.Length; i++)
        {
            variances[i] = slopes[i] * _solved[i];
            variance += variances[i];
            slopes[i] *= _alpha[i];
            mean += slopes[i];
        }

        for (var k = 0; k < term.Dimensions.Length; k++)
        {
            var j = term.Dimensions[k];
            if (!Points.IsCategory(j))
            {
                var column = Points.Column(j);
                var factor = 2 * term.Scale * term.Weights[k];
                byMean[j] += factor * ((point[j] * mean) - Lanes.Dot(slopes, column));
                byVariance[j] -= 2 * factor * ((point[j] * variance) - Lanes.Dot(variances, column));
            }
        }
    }

    private Span<double> Covary(ReadOnlySpan<double> point, double[][]? slopes = null)
    {
        var n = Points.Count;
        Grow(n);
        var covariances = _covariances.AsSpan(0, n);
        var correlations = _correlations.AsSpan(0, n);
        covariances.Clear();
        for (var t = 0; t < _terms.Length; t++)
        {
            Points.SquaredDistances(point, _terms[t], correlations);
            if (slopes is null)
            {
                Matern.Correlate(correlations);
            }
            else
            {
                Matern.Correlate(correlations, slopes[t]);
            }

            Lanes.AddScaled(_terms[t].Scale, correlations, covariances);
        }

        return covariances;
    }

    private void Solve()
    {
        _alpha = [.. _targets];
        _factor.SolveLower(_alpha);
        _factor.SolveUpper(_alpha);
    }

    private void Grow(int count)
    {
        if (_correlations.Length >= count)
        {
            return;
        }

        _covariances = new double[2 * count];
        _correlations = new double[2 * count];
        _solved = new double[2 * count];
        for (var t = 0; t < _slopes.Length; t++)
        {
            _slopes[t] = new double[2 * count];
        }
    }
}
