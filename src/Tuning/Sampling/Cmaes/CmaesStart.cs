using Tuning.Numerics;

namespace Tuning.Sampling.Cmaes;

/// <summary>
/// The start that earlier trials suggest (Nomura, Watanabe, Akimoto, Ozaki, Onishi 2021): mean and covariance of the best of
/// them, widened by a spread.
/// </summary>
internal static class CmaesStart
{
    /// <summary>Computes the start.</summary>
    /// <param name="best">The coordinates of the best earlier trials, at least 1.</param>
    /// <param name="spread">The standard deviation to add, above 0.</param>
    /// <returns>The mean, the step size and the covariance relative to its square, by rows, whose determinant is 1.</returns>
    public static (double[] Mean, double Sigma, double[] Covariance) Of(IReadOnlyList<double[]> best, double spread)
    {
        var d = best[0].Length;
        var mean = new double[d];
        for (var i = 0; i < d; i++)
        {
            mean[i] = best.Sum(point => point[i]) / best.Count;
        }

        var covariance = new double[d * d];
        for (var i = 0; i < d; i++)
        {
            for (var j = 0; j < d; j++)
            {
                var sum = best.Sum(point => (point[i] - mean[i]) * (point[j] - mean[j]));
                covariance[(i * d) + j] = (sum / best.Count) + (i == j ? spread * spread : 0);
            }
        }

        var sigma = Elementary.Exp(LogDeterminant(covariance, d) / (2.0 * d));
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] /= sigma * sigma;
        }

        return (mean, sigma, covariance);
    }

    private static double LogDeterminant(double[] matrix, int d)
    {
        var rest = (double[])matrix.Clone();
        var sum = 0.0;
        for (var k = 0; k < d; k++)
        {
            var pivot = rest[(k * d) + k];
            sum += Elementary.Log(pivot);
            for (var i = k + 1; i < d; i++)
            {
                var factor = rest[(i * d) + k] / pivot;
                for (var j = k; j < d; j++)
                {
                    rest[(i * d) + j] -= factor * rest[(k * d) + j];
                }
            }
        }

        return sum;
    }
}
