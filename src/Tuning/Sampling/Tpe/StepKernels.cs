using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>
/// Normal kernels on the values of a finite axis: the difference of the distribution function over a value's cell, expressed
/// as the logarithm of the mean density relative to the kernel's peak, which tends to the density itself for narrow cells.
/// Kernels of one bandwidth on a linear axis share a table by distance.
/// </summary>
internal sealed class StepKernels
{
    private const long LargestTable = 256;
    private const double NarrowCell = 0.25;
    private const double SquareRootOfTwoPi = 2.5066282746310002;

    private readonly Axis _axis;
    private readonly Dictionary<double, double[]> _tables = [];

    /// <summary>Creates the kernels of an axis.</summary>
    /// <param name="axis">A finite axis with an order.</param>
    public StepKernels(Axis axis)
    {
        _axis = axis;
        Count = axis.Count!.Value;
        var (_, high) = axis.CellOf(0);
        HasTables = Count <= LargestTable && Math.Abs((high * Count) - 1) < 1e-9;
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>Whether kernels share tables: on linear axes of at most 256 values.</summary>
    public bool HasTables { get; }

    /// <summary>A bandwidth rounded to whole cells on axes with tables, so that equal ones are equal to the last bit.</summary>
    public double Round(double bandwidth) => HasTables ? Math.Round(bandwidth * Count) / Count : bandwidth;

    /// <summary>The table of a bandwidth by the distance in cells between a kernel and a value.</summary>
    public double[] Table(double bandwidth)
    {
        if (!_tables.TryGetValue(bandwidth, out var table))
        {
            var width = 1.0 / Count;
            table = [.. Enumerable.Range(0, (int)Count)
                .Select(distance => LogMeanDensity((distance - 0.5) * width, (distance + 0.5) * width, bandwidth))];
            _tables.Add(bandwidth, table);
        }

        return table;
    }

    /// <summary>Whether a cell is so narrow that the density in its middle is its mean density, to .3 %.</summary>
    public static bool IsNarrow(double width, double bandwidth) => width < NarrowCell * bandwidth;

    /// <summary>The logarithm of the mean density, over the cell of a value, of the kernel whose bandwidth is the range.</summary>
    /// <param name="index">The index of the value.</param>
    /// <param name="centre">The kernel's centre.</param>
    public double LogMeanDensity(long index, double centre)
    {
        var (low, high) = _axis.CellOf(index);
        return LogMeanDensity(low - centre, high - centre, 1);
    }

    /// <summary>The logarithm of a kernel's mean density over an interval, relative to its peak.</summary>
    /// <param name="low">The lower end, measured from the kernel's centre.</param>
    /// <param name="high">The upper end, measured from the kernel's centre.</param>
    /// <param name="bandwidth">The kernel's standard deviation.</param>
    public static double LogMeanDensity(double low, double high, double bandwidth)
    {
        var a = low / bandwidth;
        var b = high / bandwidth;
        var nearest = a > 0 ? a : b < 0 ? b : 0;
        var isNarrow = IsNarrow(high - low, bandwidth);
        if (isNarrow || Math.Abs(nearest) > 30)
        {
            var middle = isNarrow ? (a + b) / 2 : nearest;
            return -0.5 * middle * middle;
        }

        var mass = a > 0
            ? NormalDistribution.Survival(a) - NormalDistribution.Survival(b)
            : NormalDistribution.Cdf(b) - NormalDistribution.Cdf(a);
        return Elementary.Log(mass * SquareRootOfTwoPi / (b - a));
    }
}
