using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The negative logarithm of marginal likelihood times priors as a function of the logarithms of weights, scale and
/// noise, with its analytic gradient (Rasmussen and Williams 2006, equations 5.8 and 5.9).
/// </summary>
internal sealed class GpMarginal(GpPoints points, double[] targets, GpPriors priors)
{
    private readonly int _count = targets.Length;

    /// <summary>The value and the gradient; infinite where the kernel matrix is not positive definite.</summary>
    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var dimensions = points.Dimensions;
        var weights = new double[dimensions];
        for (var j = 0; j < dimensions; j++)
        {
            weights[j] = Elementary.Exp(logs[j]);
        }

        var scale = Elementary.Exp(logs[dimensions]);
        var noise = Elementary.Exp(logs[dimensions + 1]);
        var density = priors.LogDensity(logs, gradient);
        var slopes = new double[_count][];
        var factor = Factorize(weights, scale, noise, slopes);
        if (factor is null)
        {
            return double.PositiveInfinity;
        }

        var alpha = (double[])targets.Clone();
        factor.SolveLower(alpha);
        var likelihood = -0.5 * Lanes.Dot(alpha, alpha);
        for (var i = 0; i < _count; i++)
        {
            likelihood -= Elementary.Log(factor.Diagonal(i));
        }

        factor.SolveUpper(alpha);
        var trace = ScaleSlopes(factor.Inverse(), alpha, slopes, scale);
        for (var j = 0; j < dimensions; j++)
        {
            gradient[j] += weights[j] * Spread(j, slopes);
        }

        gradient[dimensions] += 0.5 * (Lanes.Dot(alpha, targets) - _count - (noise * trace));
        gradient[dimensions + 1] += 0.5 * noise * trace;
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] = -gradient[j];
        }

        return -(likelihood + density);
    }

    private CholeskyFactor? Factorize(double[] weights, double scale, double noise, double[][] slopes)
    {
        var factor = new CholeskyFactor();
        var point = new double[points.Dimensions];
        for (var i = 0; i < _count; i++)
        {
            var row = new double[i + 1];
            slopes[i] = new double[i];
            points.CopyTo(i, point);
            points.SquaredDistances(point, weights, row.AsSpan(0, i));
            Matern.Correlate(row.AsSpan(0, i), slopes[i]);
            for (var k = 0; k < i; k++)
            {
                row[k] *= scale;
            }

            row[i] = scale + noise;
            if (!factor.TryAppend(row))
            {
                return null;
            }
        }

        return factor;
    }

    // Turns the kernel's slopes into factors of the squared differences, and returns the trace of alpha alpha' - inverse.
    private static double ScaleSlopes(double[][] inverse, double[] alpha, double[][] slopes, double scale)
    {
        var trace = 0.0;
        for (var i = 0; i < alpha.Length; i++)
        {
            trace += (alpha[i] * alpha[i]) - inverse[i][i];
            for (var k = 0; k < i; k++)
            {
                slopes[i][k] *= scale * ((alpha[i] * alpha[k]) - inverse[i][k]);
            }
        }

        return trace;
    }

    private double Spread(int dimension, double[][] slopes)
    {
        var column = points.Column(dimension);
        var sum = 0.0;
        for (var i = 1; i < _count; i++)
        {
            sum += points.WeightedSpread(dimension, column[i], slopes[i]);
        }

        return sum;
    }
}
