using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>
/// The dimension of an axis with an order: normal kernels cut off at the bounds. A kernel's bandwidth is the larger distance
/// to its neighbours among the group and the prior, which stands in the middle with the range as its bandwidth.
/// </summary>
/// <param name="axis">The axis.</param>
/// <param name="index">The index of the dimension among those of its branch.</param>
/// <param name="options">The settings.</param>
/// <param name="steps">The kernels of a finite axis; absent on a continuous one.</param>
internal sealed class NumericDimension(Axis axis, int index, TpeOptions options, StepKernels? steps) : IParzenDimension
{
    private const double SquareRootOfHalf = 0.7071067811865476;
    private const double PriorCentre = 0.5;

    private double[]? _priorTable;

    // By trial, those of the usual bandwidth and those of the fine one: trials take turns, and most kernels stay as they are.
    private readonly KernelMass[][] _masses = [[], []];
    private double[] _centres = [];
    private double[] _inverses = [];
    private double[] _bandwidths = [];
    private double[] _lows = [];
    private double[] _shares = [];
    private double[][] _tables = [];
    private long[] _cells = [];
    private (int Trial, double Value)[] _sequence = [];
    private int _kernels;

    /// <inheritdoc/>
    public void Fit(TpeColumns columns, ReadOnlySpan<int> slots, int kernels, Span<double> constants)
    {
        _kernels = kernels;
        Grow(kernels + 1, columns.Count + 1);
        var sequence = Sequence(columns, slots, kernels);
        var power = Elementary.Pow(2.0 + kernels, options.BandwidthExponent);
        var isFine = columns.Count % options.FineEvery == 0;
        var masses = _masses[isFine ? 1 : 0];
        var floor = isFine ? options.FineBandwidth : options.SmallestBandwidth;
        var smallest = Math.Min(Math.Max(floor, 1 / Math.Min(100, power)), 1);
        for (var i = 0; i < sequence.Length; i++)
        {
            var (trial, centre) = sequence[i];
            if (trial < 0)
            {
                Set(kernels, centre, 1, ref masses[0], constants);
                continue;
            }

            var left = i > 0 ? centre - sequence[i - 1].Value : 0;
            var right = i < sequence.Length - 1 ? sequence[i + 1].Value - centre : 0;
            var distance = Math.Max(left, right);
            var bandwidth = Math.Clamp(steps?.Round(distance) ?? distance, smallest, 1);
            Set(slots[trial], centre, bandwidth, ref masses[trial + 1], constants);
        }
    }

    /// <inheritdoc/>
    public void AddLogDensities(double coordinate, Span<double> sums)
    {
        if (steps is { HasTables: true })
        {
            AddFromTables(steps, axis.IndexAt(coordinate), sums);
        }
        else if (steps is null)
        {
            AddDensities(coordinate, sums[..(_kernels + 1)]);
        }
        else
        {
            AddFromCell(axis.CellOf(axis.IndexAt(coordinate)), sums[..(_kernels + 1)]);
        }
    }

    /// <inheritdoc/>
    public double Draw(int kernel, double uniform)
    {
        var quantile = NormalDistribution.Quantile(_lows[kernel] + (uniform * _shares[kernel]));
        var coordinate = Math.Clamp(_centres[kernel] + (_bandwidths[kernel] * quantile), 0, 1);
        return axis.Count is null ? coordinate : axis.CoordinateOf(axis.IndexAt(coordinate));
    }

    private void AddDensities(double coordinate, Span<double> sums)
    {
        var centres = _centres.AsSpan(0, sums.Length);
        var inverses = _inverses.AsSpan(0, sums.Length);
        var sumLanes = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        var centreLanes = MemoryMarshal.Cast<double, Vector256<double>>(centres);
        var inverseLanes = MemoryMarshal.Cast<double, Vector256<double>>(inverses);
        var point = Vector256.Create(coordinate);
        for (var i = 0; i < sumLanes.Length; i++)
        {
            var t = (point - centreLanes[i]) * inverseLanes[i];
            sumLanes[i] -= t * t;
        }

        for (var kernel = sumLanes.Length * Vector256<double>.Count; kernel < sums.Length; kernel++)
        {
            var t = (coordinate - centres[kernel]) * inverses[kernel];
            sums[kernel] -= t * t;
        }
    }

    private void AddFromCell((double Low, double High) cell, Span<double> sums)
    {
        if (StepKernels.IsNarrow(cell.High - cell.Low, Math.Min(options.SmallestBandwidth, options.FineBandwidth)))
        {
            AddDensities((cell.Low + cell.High) / 2, sums);
            return;
        }

        for (var kernel = 0; kernel < sums.Length; kernel++)
        {
            var centre = _centres[kernel];
            sums[kernel] += StepKernels.LogMeanDensity(cell.Low - centre, cell.High - centre, _bandwidths[kernel]);
        }
    }

    private void AddFromTables(StepKernels kernels, long cell, Span<double> sums)
    {
        for (var kernel = 0; kernel < _kernels; kernel++)
        {
            sums[kernel] += _tables[kernel][Math.Abs(_cells[kernel] - cell)];
        }

        _priorTable ??=
            [.. Enumerable.Range(0, (int)kernels.Count).Select(i => kernels.LogMeanDensity(i, PriorCentre))];
        sums[_kernels] += _priorTable[cell];
    }

    private ReadOnlySpan<(int Trial, double Value)> Sequence(TpeColumns columns, ReadOnlySpan<int> slots, int kernels)
    {
        var values = columns.Values(index);
        var count = 0;
        var hasPrior = false;
        foreach (var trial in columns.Order(index))
        {
            if (slots[trial] < 0)
            {
                continue;
            }

            if (!hasPrior && values[trial] > PriorCentre)
            {
                _sequence[count++] = (-1, PriorCentre);
                hasPrior = true;
            }

            _sequence[count++] = (trial, values[trial]);
        }

        if (!hasPrior)
        {
            _sequence[count++] = (-1, PriorCentre);
        }

        return _sequence.AsSpan(0, kernels + 1);
    }

    private void Set(int kernel, double centre, double bandwidth, ref KernelMass mass, Span<double> constants)
    {
        if (mass.Bandwidth != bandwidth || mass.Centre != centre)
        {
            mass = KernelMass.Of(centre, bandwidth);
        }

        _centres[kernel] = centre;
        _bandwidths[kernel] = bandwidth;
        _inverses[kernel] = SquareRootOfHalf / bandwidth;
        _lows[kernel] = mass.Low;
        _shares[kernel] = mass.Share;
        constants[kernel] -= mass.LogPeak;
        if (steps is { HasTables: true } && kernel < _kernels)
        {
            _tables[kernel] = steps.Table(bandwidth);
            _cells[kernel] = axis.IndexAt(centre);
        }
    }

    private void Grow(int kernels, int trials)
    {
        if (_sequence.Length < trials)
        {
            Array.Resize(ref _masses[0], 2 * trials);
            Array.Resize(ref _masses[1], 2 * trials);
            _sequence = new (int, double)[2 * trials];
        }

        if (_centres.Length < kernels)
        {
            _centres = new double[2 * kernels];
            _inverses = new double[2 * kernels];
            _bandwidths = new double[2 * kernels];
            _lows = new double[2 * kernels];
            _shares = new double[2 * kernels];
            _tables = new double[2 * kernels][];
            _cells = new long[2 * kernels];
        }
    }
}
