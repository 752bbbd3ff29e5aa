using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>The dimension of an axis with one value, which says nothing.</summary>
/// <param name="axis">The axis.</param>
internal sealed class SingleDimension(Axis axis) : IParzenDimension
{
    /// <inheritdoc/>
    public void Fit(TpeColumns columns, ReadOnlySpan<int> slots, int kernels, Span<double> constants)
    {
    }

    /// <inheritdoc/>
    public void AddLogDensities(double coordinate, Span<double> sums)
    {
    }

    /// <inheritdoc/>
    public double Draw(int kernel, double uniform) => axis.CoordinateOf(0);
}
