using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The logarithm of expected improvement times the probability that every constraint holds (Gelbart, Snoek, Adams 2014);
/// that probability alone while nothing feasible is known.
/// </summary>
internal sealed class Acquisition
{
    private readonly GpModel _objective;
    private readonly double? _best;
    private readonly IReadOnlyList<(GpModel Model, double Limit)> _constraints;
    private readonly double[] _meanGradient;
    private readonly double[] _varianceGradient;

    /// <param name="objective">The model of the objective, smaller is better.</param>
    /// <param name="best">The value to improve on; absent while nothing feasible is known.</param>
    /// <param name="constraints">The model of each constraint, and the largest value at which it holds.</param>
    public Acquisition(GpModel objective, double? best, IReadOnlyList<(GpModel Model, double Limit)> constraints)
    {
        _objective = objective;
        _best = best;
        _constraints = constraints;
        _meanGradient = new double[objective.Points.Dimensions];
        _varianceGradient = new double[objective.Points.Dimensions];
    }

    /// <summary>A cheap value to sort points by before their variance is computed: larger is better.</summary>
    public double Promise(ReadOnlySpan<double> point)
    {
        var promise = _best is null ? 0 : -_objective.Mean(point);
        foreach (var (model, limit) in _constraints)
        {
            promise -= Math.Max(0, model.Mean(point) - limit);
        }

        return promise;
    }

    /// <summary>The value at a point.</summary>
    public double Evaluate(ReadOnlySpan<double> point)
    {
        var sum = 0.0;
        if (_best is { } best)
        {
            var (mean, variance) = _objective.Predict(point);
            sum = LogExpectedImprovement.Evaluate(best, mean, variance).Value;
        }

        foreach (var (model, limit) in _constraints)
        {
            var (mean, variance) = model.Predict(point);
            sum += NormalDistribution.LogCdf((limit - mean) / Math.Sqrt(variance));
        }

        return sum;
    }

    /// <summary>The negative value and its gradient, for a minimiser.</summary>
    public double Negative(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        if (_best is { } best)
        {
            var (mean, variance) = _objective.Predict(point, _meanGradient, _varianceGradient);
            var (value, byMean, byVariance) = LogExpectedImprovement.Evaluate(best, mean, variance);
            Subtract(byMean, byVariance, gradient);
            sum = value;
        }

        foreach (var (model, limit) in _constraints)
        {
            var (mean, variance) = model.Predict(point, _meanGradient, _varianceGradient);
            var deviation = Math.Sqrt(variance);
            var z = (limit - mean) / deviation;
            var logCdf = NormalDistribution.LogCdf(z);
            var slope = Elementary.Exp(NormalDistribution.LogDensity(z) - logCdf);
            Subtract(-slope / deviation, -0.5 * slope * z / variance, gradient);
            sum += logCdf;
        }

        return -sum;
    }

    private void Subtract(double byMean, double byVariance, Span<double> gradient)
    {
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] -= (byMean * _meanGradient[j]) + (byVariance * _varianceGradient[j]);
        }
    }
}
