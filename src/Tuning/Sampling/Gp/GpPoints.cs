namespace Tuning.Sampling.Gp;

/// <summary>
/// Encoded points by column, so that distances to all points are computed column by column. A category is its index,
/// compared by equality; every other value lies in [0,1].
/// </summary>
internal sealed class GpPoints
{
    private readonly bool[] _isCategory;
    private double[][] _columns;

    /// <param name="isCategory">For each dimension, whether it is a category.</param>
    public GpPoints(bool[] isCategory)
    {
        _isCategory = isCategory;
        _columns = new double[isCategory.Length][];
        for (var j = 0; j < _columns.Length; j++)
        {
            _columns[j] = new double[16];
        }
    }

    /// <summary>The number of points.</summary>
    public int Count { get; private set; }

    /// <summary>The number of dimensions.</summary>
    public int Dimensions => _isCategory.Length;

    /// <summary>Whether a dimension is a category.</summary>
    public bool IsCategory(int dimension) => _isCategory[dimension];

    /// <summary>The coordinates of one dimension, array of <see cref="Count"/>.</summary>
    public ReadOnlySpan<double> Column(int dimension) => _columns[dimension].AsSpan(0, Count);

    /// <summary>Appends a point.</summary>
    public void Add(ReadOnlySpan<double> point)
    {
        if (Dimensions > 0 && Count == _columns[0].Length)
        {
            _columns = [.. _columns.Select(column => { Array.Resize(ref column, 2 * column.Length); return column; })];
        }

        for (var j = 0; j < Dimensions; j++)
        {
            _columns[j][Count] = point[j];
        }

        Count++;
    }

    /// <summary>Forgets all points from the given one on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Copies a point.</summary>
    public void CopyTo(int index, Span<double> point)
    {
        for (var j = 0; j < Dimensions; j++)
        {
            point[j] = _columns[j][index];
        }
    }

    /// <summary>The weighted squared distances of a point to the first points, sum of weight*(difference)^2 with 1 for
    /// categories that differ.</summary>
    /// <param name="point">The point, array of dimensions.</param>
    /// <param name="term">The dimensions that count, with their weights.</param>
    /// <param name="distances">Receives the distances to points 0..length-1.</param>
    public void SquaredDistances(ReadOnlySpan<double> point, KernelTerm term, Span<double> distances)
    {
        distances.Clear();
        for (var k = 0; k < term.Dimensions.Length; k++)
        {
            var j = term.Dimensions[k];
            if (!_isCategory[j])
            {
                Lanes.AddSquaredDistance(term.Weights[k], point[j], _columns[j], distances);
                continue;
            }

            var column = _columns[j];
            for (var i = 0; i < distances.Length; i++)
            {
                distances[i] += column[i].Equals(point[j]) ? 0 : term.Weights[k];
            }
        }
    }

    /// <summary>The sum over points of factor*(difference in one dimension)^2, 1 for categories that differ.</summary>
    public double WeightedSpread(int dimension, double value, ReadOnlySpan<double> factors)
    {
        var column = _columns[dimension];
        if (!_isCategory[dimension])
        {
            return Lanes.WeightedSquaredDistance(factors, value, column);
        }

        var sum = 0.0;
        for (var i = 0; i < factors.Length; i++)
        {
            sum += column[i].Equals(value) ? 0 : factors[i];
        }

        return sum;
    }
}
