namespace Tuning.Sampling.Gp;

/// <summary>The logarithm of expected improvement times the probability that every constraint holds.</summary>
internal sealed class Acquisition
{
    private readonly GpModel _objective;
    private readonly double _best;
    private readonly double[] _meanGradient;
    private readonly double[] _varianceGradient;

    /// <param name="objective">The model of the objective, smaller is better.</param>
    /// <param name="best">The value to improve on.</param>
    public Acquisition(GpModel objective, double best)
    {
        _objective = objective;
        _best = best;
        _meanGradient = new double[objective.Points.Dimensions];
        _varianceGradient = new double[objective.Points.Dimensions];
    }

    /// <summary>A cheap value to sort points by before their variance is computed: larger is better.</summary>
    public double Promise(ReadOnlySpan<double> point) => -_objective.Mean(point);

    /// <summary>The value at a point.</summary>
    public double Evaluate(ReadOnlySpan<double> point)
    {
        var (mean, variance) = _objective.Predict(point);
        return LogExpectedImprovement.Evaluate(_best, mean, variance).Value;
    }

    /// <summary>The negative value and its gradient, for a minimiser.</summary>
    public double Negative(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var (mean, variance) = _objective.Predict(point, _meanGradient, _varianceGradient);
        var (value, byMean, byVariance) = LogExpectedImprovement.Evaluate(_best, mean, variance);
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] = -((byMean * _meanGradient[j]) + (byVariance * _varianceGradient[j]));
        }

        return -value;
    }
}
