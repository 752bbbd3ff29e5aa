using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>
/// A density over the unit cube: a weighted sum of products of one-dimensional kernels, one product around each trial of a
/// group and one for the prior.
/// </summary>
/// <param name="axes">The axes of the branch.</param>
/// <param name="options">The settings.</param>
internal sealed class ParzenEstimator(ImmutableArray<Axis> axes, TpeOptions options)
{
    // Terms below this share of the largest one cannot change the sum.
    private const double Negligible = -40;

    private readonly ImmutableArray<IParzenDimension> _dimensions =
        [.. axes.Select((axis, index) => IParzenDimension.Of(axis, index, options))];

    private int[] _slots = [];
    private double[] _cumulative = [];
    private double[] _constants = [];
    private double[] _sums = [];
    private int _kernels;

    /// <summary>Fits the density to a group.</summary>
    /// <param name="columns">All trials of the branch.</param>
    /// <param name="members">The trials of the group.</param>
    /// <param name="weights">The weight of each of them and then of the prior, above 0; shape [members + 1].</param>
    public void Fit(TpeColumns columns, ReadOnlySpan<int> members, ReadOnlySpan<double> weights)
    {
        _kernels = members.Length;
        Grow(columns.Count);
        var slots = _slots.AsSpan(0, columns.Count);
        slots.Fill(-1);
        var total = 0.0;
        for (var kernel = 0; kernel <= members.Length; kernel++)
        {
            total += weights[kernel];
            _cumulative[kernel] = total;
            if (kernel < members.Length)
            {
                slots[members[kernel]] = kernel;
            }
        }

        var constants = _constants.AsSpan(0, members.Length + 1);
        for (var kernel = 0; kernel < constants.Length; kernel++)
        {
            constants[kernel] = Elementary.Log(weights[kernel] / total);
        }

        foreach (var dimension in _dimensions)
        {
            dimension.Fit(columns, slots, members.Length, constants);
        }
    }

    /// <summary>The logarithm of the density, up to a constant that depends on the point alone.</summary>
    /// <param name="point">Coordinates; shape [axes].</param>
    public double LogDensity(ReadOnlySpan<double> point)
    {
        var sums = _sums.AsSpan(0, _kernels + 1);
        _constants.AsSpan(0, _kernels + 1).CopyTo(sums);
        for (var j = 0; j < _dimensions.Length; j++)
        {
            _dimensions[j].AddLogDensities(point[j], sums);
        }

        var largest = double.NegativeInfinity;
        foreach (var sum in sums)
        {
            largest = Math.Max(largest, sum);
        }

        var total = 0.0;
        foreach (var sum in sums)
        {
            total += sum - largest > Negligible ? Elementary.Exp(sum - largest) : 0;
        }

        return largest + Elementary.Log(total);
    }

    /// <summary>The kernel at a position of the cumulative weights.</summary>
    /// <param name="uniform">A number in [0, 1).</param>
    /// <returns>The index of a member of the group, or the number of members for the prior.</returns>
    public int KernelAt(double uniform)
    {
        var position = uniform * _cumulative[_kernels];
        var found = Array.BinarySearch(_cumulative, 0, _kernels + 1, position);
        return Math.Min(found < 0 ? ~found : found + 1, _kernels);
    }

    /// <summary>Draws a coordinate from a kernel.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    public double Draw(int dimension, int kernel, double uniform) => _dimensions[dimension].Draw(kernel, uniform);

    private void Grow(int trials)
    {
        if (_slots.Length < trials + 1)
        {
            _slots = new int[2 * (trials + 1)];
            _cumulative = new double[2 * (trials + 1)];
            _constants = new double[2 * (trials + 1)];
            _sums = new double[2 * (trials + 1)];
        }
    }
}
