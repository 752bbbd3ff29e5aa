using Tuning.Numerics;

namespace Tuning.Cli.SearchBench;

/// <summary>Random orthogonal matrices.</summary>
internal static class Rotation
{
    /// <summary>Normal vectors made orthogonal one after the other (Gram-Schmidt).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <returns>The rows; shape [dimensions][dimensions].</returns>
    public static double[][] Of(SplitMix64 random, int dimensions)
    {
        var rows = new double[dimensions][];
        for (var i = 0; i < dimensions; i++)
        {
            var row = new double[dimensions];
            for (var j = 0; j < dimensions; j++)
            {
                row[j] = NormalDistribution.Quantile(Math.Max(random.NextDouble(), 1e-12));
            }

            foreach (var earlier in rows.Take(i))
            {
                Subtract(row, earlier, Dot(row, earlier));
            }

            var length = Math.Sqrt(Dot(row, row));
            rows[i] = [.. row.Select(value => value / length)];
        }

        return rows;
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y).Sum(pair => pair.First * pair.Second);

    private static void Subtract(double[] row, double[] other, double factor)
    {
        for (var j = 0; j < row.Length; j++)
        {
            row[j] -= factor * other[j];
        }
    }
}
