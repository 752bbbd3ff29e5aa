namespace Tuning.Sampling.Tpe;

/// <summary>The coordinates of one branch's trials by dimension, each dimension also in ascending order.</summary>
/// <param name="dimensions">The number of active dimensions.</param>
internal sealed class TpeColumns(int dimensions)
{
    private readonly double[][] _values = Create<double>(dimensions);
    private readonly int[][] _orders = Create<int>(dimensions);

    /// <summary>The number of trials.</summary>
    public int Count { get; private set; }

    /// <summary>The coordinates of all trials in a dimension; shape [Count].</summary>
    public ReadOnlySpan<double> Values(int dimension) => _values[dimension].AsSpan(0, Count);

    /// <summary>The trials in ascending order of their coordinate in a dimension; shape [Count].</summary>
    public ReadOnlySpan<int> Order(int dimension) => _orders[dimension].AsSpan(0, Count);

    /// <summary>Adds a trial.</summary>
    /// <param name="coordinates">Its coordinates; shape [dimensions].</param>
    public void Add(ReadOnlySpan<double> coordinates)
    {
        for (var j = 0; j < dimensions; j++)
        {
            if (Count == _values[j].Length)
            {
                Array.Resize(ref _values[j], 2 * Count);
                Array.Resize(ref _orders[j], 2 * Count);
            }

            var position = UpperBound(j, coordinates[j]);
            Array.Copy(_orders[j], position, _orders[j], position + 1, Count - position);
            _orders[j][position] = Count;
            _values[j][Count] = coordinates[j];
        }

        Count++;
    }

    /// <summary>Forgets the trials from a position on.</summary>
    /// <param name="count">The number of trials to keep.</param>
    public void Truncate(int count)
    {
        if (count == Count)
        {
            return;
        }

        foreach (var order in _orders)
        {
            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                if (order[i] < count)
                {
                    order[kept++] = order[i];
                }
            }
        }

        Count = count;
    }

    private static T[][] Create<T>(int dimensions) => [.. Enumerable.Range(0, dimensions).Select(_ => new T[16])];

    private int UpperBound(int dimension, double value)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _values[dimension][_orders[dimension][middle]] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
