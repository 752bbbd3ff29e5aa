using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>
/// The dimension of unordered categories: of n kernels over k categories, each gives 1/(nk) to every category and 1 more to
/// the observed one, normalised; the prior's is uniform.
/// </summary>
/// <param name="axis">The axis.</param>
/// <param name="index">The index of the dimension among those of its branch.</param>
internal sealed class CategoryDimension(Axis axis, int index) : IParzenDimension
{
    private readonly int _categories = (int)axis.Count!.Value;
    private int[] _observed = [];
    private int _kernels;
    private double _gain;

    /// <inheritdoc/>
    public void Fit(TpeColumns columns, ReadOnlySpan<int> slots, int kernels, Span<double> constants)
    {
        _kernels = kernels;
        _observed = _observed.Length < kernels ? new int[2 * kernels] : _observed;
        var values = columns.Values(index);
        for (var trial = 0; trial < slots.Length; trial++)
        {
            if (slots[trial] >= 0)
            {
                _observed[slots[trial]] = (int)axis.IndexAt(values[trial]);
            }
        }

        var share = 1.0 / ((kernels + 1.0) * _categories);
        var whole = 1 + (share * _categories);
        var others = Elementary.Log(share / whole);
        _gain = Elementary.Log((1 + share) / whole) - others;
        for (var kernel = 0; kernel < kernels; kernel++)
        {
            constants[kernel] += others;
        }

        constants[kernels] -= Elementary.Log(_categories);
    }

    /// <inheritdoc/>
    public void AddLogDensities(double coordinate, Span<double> sums)
    {
        var category = (int)axis.IndexAt(coordinate);
        for (var kernel = 0; kernel < _kernels; kernel++)
        {
            sums[kernel] += _observed[kernel] == category ? _gain : 0;
        }
    }

    /// <inheritdoc/>
    public double Draw(int kernel, double uniform)
    {
        if (kernel == _kernels)
        {
            return axis.CoordinateOf((int)(uniform * _categories));
        }

        // The share of the observed category comes last, and the equal shares of all before it.
        var smoothing = 1.0 / (_kernels + 1.0);
        var position = uniform * (1 + smoothing);
        return axis.CoordinateOf(position < smoothing
            ? Math.Min((int)(position / smoothing * _categories), _categories - 1)
            : _observed[kernel]);
    }
}
