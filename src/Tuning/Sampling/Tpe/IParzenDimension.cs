using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>One dimension of a Parzen estimator: a kernel of one dimension around each trial of a group, and the prior's.</summary>
internal interface IParzenDimension
{
    /// <summary>Fits the kernels to a group.</summary>
    /// <param name="columns">All trials of the branch.</param>
    /// <param name="slots">The kernel of each trial of the branch, -1 for trials outside the group; shape [trials].</param>
    /// <param name="kernels">The number of kernels without the prior's, whose index it is.</param>
    /// <param name="constants">Where each kernel's logarithmic constant is added to; shape [kernels + 1].</param>
    void Fit(TpeColumns columns, ReadOnlySpan<int> slots, int kernels, Span<double> constants);

    /// <summary>Adds each kernel's logarithmic density at a coordinate, without its constant.</summary>
    /// <param name="coordinate">The coordinate, in [0, 1].</param>
    /// <param name="sums">Where to; shape [kernels + 1].</param>
    void AddLogDensities(double coordinate, Span<double> sums);

    /// <summary>Draws a coordinate from a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    double Draw(int kernel, double uniform);

    /// <summary>Creates the dimension of an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="index">The index of the dimension among those of its branch.</param>
    /// <param name="options">The settings.</param>
    static IParzenDimension Of(Axis axis, int index, TpeOptions options) => axis switch
    {
        { Count: 1 } => new SingleDimension(axis),
        { IsOrdered: false } => new CategoryDimension(axis, index),
        { Count: null } => new NumericDimension(axis, index, options, null),
        _ => new NumericDimension(axis, index, options, new StepKernels(axis)),
    };
}
