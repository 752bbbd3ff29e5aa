using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// The negative logarithm of marginal likelihood times priors as a function of the logarithms of the kernel's parameters,
/// with its analytic gradient (Rasmussen and Williams 2006, equations 5.8 and 5.9).
/// </summary>
internal sealed class GpMarginal(GpPoints points, double[] targets, GpPriors priors, GpHyperparameters shape)
{
    private readonly int _count = targets.Length;
    private readonly double[][][] _correlations = Triangles(shape.Terms.Length, targets.Length);
    private readonly double[][][] _slopes = Triangles(shape.Terms.Length, targets.Length);

    /// <summary>The value and the gradient; infinite where the kernel matrix is not positive definite.</summary>
    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var parameters = shape.WithLogs(logs);
        var density = priors.LogDensity(parameters, gradient);
        var factor = Factorize(parameters);
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
        var inner = factor.Inverse();
        var trace = Subtract(inner, alpha);
        var next = 0;
        for (var t = 0; t < parameters.Terms.Length; t++)
        {
            var term = parameters.Terms[t];
            for (var k = 0; k < term.Dimensions.Length; k++, next++)
            {
                gradient[next] += term.Weights[k] * term.Scale * Spread(term.Dimensions[k], inner, _slopes[t], k == 0);
            }

            gradient[next++] += term.Scale * ((0.5 * trace) + Product(inner, _correlations[t]));
        }

        gradient[next] += 0.5 * parameters.Noise * trace;
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] = -gradient[j];
        }

        return -(likelihood + density);
    }

    private static double[][][] Triangles(int terms, int count) =>
        [.. Enumerable.Range(0, terms).Select(_ => Enumerable.Range(0, count).Select(i => new double[i]).ToArray())];

    private CholeskyFactor? Factorize(GpHyperparameters parameters)
    {
        var factor = new CholeskyFactor();
        var point = new double[points.Dimensions];
        for (var i = 0; i < _count; i++)
        {
            var row = new double[i + 1];
            points.CopyTo(i, point);
            for (var t = 0; t < parameters.Terms.Length; t++)
            {
                var correlations = _correlations[t][i];
                points.SquaredDistances(point, parameters.Terms[t], correlations);
                Matern.Correlate(correlations, _slopes[t][i]);
                Lanes.AddScaled(parameters.Terms[t].Scale, correlations, row);
            }

            row[i] = parameters.Scale + parameters.Noise;
            if (!factor.TryAppend(row))
            {
                return null;
            }
        }

        return factor;
    }

    // Turns the inverse into alpha alpha' - inverse and returns its trace.
    private static double Subtract(double[][] inverse, double[] alpha)
    {
        var trace = 0.0;
        for (var i = 0; i < alpha.Length; i++)
        {
            var row = inverse[i];
            for (var k = 0; k <= i; k++)
            {
                row[k] = (alpha[i] * alpha[k]) - row[k];
            }

            trace += row[i];
        }

        return trace;
    }

    private static double Product(double[][] inner, double[][] correlations)
    {
        var sum = 0.0;
        for (var i = 1; i < correlations.Length; i++)
        {
            sum += Lanes.Dot(correlations[i], inner[i]);
        }

        return sum;
    }

    private double Spread(int dimension, double[][] inner, double[][] slopes, bool isFirst)
    {
        var column = points.Column(dimension);
        var sum = 0.0;
        for (var i = 1; i < _count; i++)
        {
            var factors = slopes[i];
            if (isFirst)
            {
                for (var k = 0; k < factors.Length; k++)
                {
                    factors[k] *= inner[i][k];
                }
            }

            sum += points.WeightedSpread(dimension, column[i], factors);
        }

        return sum;
    }
}
