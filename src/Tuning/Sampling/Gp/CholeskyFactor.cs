namespace Tuning.Sampling.Gp;

/// <summary>
/// The lower factor L of a positive definite matrix L L', kept by rows. A row is appended in O(n^2) and gives the same
/// bits as a factorisation from the start. Memory: n^2/2 values.
/// </summary>
internal sealed class CholeskyFactor
{
    private readonly List<double[]> _rows = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Half of the logarithm of the determinant needs the diagonal: entry (i,i).</summary>
    public double Diagonal(int row) => _rows[row][row];

    /// <summary>Forgets all rows from the given one on.</summary>
    public void Truncate(int count) => _rows.RemoveRange(count, _rows.Count - count);

    /// <summary>Appends a row of the matrix, which the factor takes over and overwrites.</summary>
    /// <param name="row">Entries (n,0)..(n,n) of the matrix, array of n+1.</param>
    /// <returns>False where the matrix is not positive definite; the factor is unchanged then.</returns>
    public bool TryAppend(double[] row)
    {
        var n = _rows.Count;
        for (var j = 0; j < n; j++)
        {
            var earlier = _rows[j];
            row[j] = (row[j] - Lanes.Dot(row.AsSpan(0, j), earlier.AsSpan(0, j))) / earlier[j];
        }

        var pivot = row[n] - Lanes.Dot(row.AsSpan(0, n), row.AsSpan(0, n));
        if (!(pivot > 0) || double.IsInfinity(pivot))
        {
            return false;
        }

        row[n] = Math.Sqrt(pivot);
        _rows.Add(row);
        return true;
    }

    /// <summary>Solves L y = b in place.</summary>
    public void SolveLower(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var row = _rows[i];
            values[i] = (values[i] - Lanes.Dot(row.AsSpan(0, i), values[..i])) / row[i];
        }
    }

    /// <summary>Solves L' x = y in place.</summary>
    public void SolveUpper(Span<double> values)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            var row = _rows[i];
            values[i] /= row[i];
            Lanes.AddScaled(-values[i], row.AsSpan(0, i), values[..i]);
        }
    }

    /// <summary>The inverse of the matrix, lower triangle by rows.</summary>
    public double[][] Inverse()
    {
        var n = _rows.Count;
        var lower = new double[n][];
        var inverse = new double[n][];
        for (var i = 0; i < n; i++)
        {
            var row = _rows[i];
            var target = new double[i + 1];
            for (var k = 0; k < i; k++)
            {
                Lanes.AddScaled(-row[k], lower[k], target);
            }

            for (var k = 0; k < i; k++)
            {
                target[k] /= row[i];
            }

            target[i] = 1 / row[i];
            lower[i] = target;
            inverse[i] = new double[i + 1];
        }

        for (var k = 0; k < n; k++)
        {
            var row = lower[k];
            for (var a = 0; a <= k; a++)
            {
                Lanes.AddScaled(row[a], row.AsSpan(0, a + 1), inverse[a]);
            }
        }

        return inverse;
    }
}
