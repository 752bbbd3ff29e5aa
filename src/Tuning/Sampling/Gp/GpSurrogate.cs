namespace Tuning.Sampling.Gp;

/// <summary>
/// Fits a Gaussian process to observations: its parameters at sizes that depend on the number of observations alone, each
/// fit started from that of a size that is smaller by a third, so that the model is a function of the observations and
/// not of the calls that led to it. What it keeps between calls saves work and is forgotten when a known observation
/// changes.
/// </summary>
/// <param name="axes">What each dimension may hold.</param>
/// <param name="options">The settings.</param>
/// <param name="shape">How the dimensions share in the kernel.</param>
internal sealed class GpSurrogate(GpAxis[] axes, GpOptions options, KernelShape shape)
{
    private const int FirstAnchor = 12;

    private readonly bool[] _isCategory = [.. axes.Select(axis => axis.IsCategory)];
    private readonly GpPriors _priors = new(options);
    private readonly Dictionary<int, GpState> _anchors = [];
    private (int Size, GpState State)? _fit;
    private GpModel? _model;
    private double[][] _points = [];
    private double[] _values = [];

    /// <summary>The model of all observations, with the warp that it sees them through.</summary>
    /// <param name="points">The points in trial order.</param>
    /// <param name="values">Their observations; NaN where missing.</param>
    public (GpModel Model, OutputWarp Warp) Model(double[][] points, double[] values)
    {
        if (!IsContinued(points, values))
        {
            _anchors.Clear();
            (_fit, _model) = (null, null);
        }

        (_points, _values) = (points, values);
        var state = StateAt(LastRefit(values.Length));
        if (_model is null || !ReferenceEquals(_model.Hyperparameters, state.Hyperparameters))
        {
            _model = new(_isCategory, state.Hyperparameters);
        }

        _model.Truncate(Math.Min(_model.Observed, values.Length));
        for (var i = _model.Points.Count; i < values.Length; i++)
        {
            _model.Add(points[i]);
        }

        var warp = new OutputWarp(values, state.RelativeShift);
        _model.SetTargets(warp.Targets);
        return (_model, warp);
    }

    private bool IsContinued(double[][] points, double[] values)
    {
        if (points.Length < _points.Length)
        {
            return false;
        }

        for (var i = 0; i < _points.Length; i++)
        {
            if (!values[i].Equals(_values[i]) || !points[i].AsSpan().SequenceEqual(_points[i]))
            {
                return false;
            }
        }

        return true;
    }

    private GpState StateAt(int size)
    {
        if (_fit is { } fit && fit.Size == size)
        {
            return fit.State;
        }

        var anchor = LastAnchor(size);
        var start = AnchorState(anchor);
        var state = anchor == size
            ? start
            : Fit(size, start.Hyperparameters, start.RelativeShift, options.FitIterations).State;
        _fit = (size, state);
        return state;
    }

    private GpState AnchorState(int size)
    {
        if (_anchors.TryGetValue(size, out var known))
        {
            return known;
        }

        var start = size <= FirstAnchor
            ? _priors.Mode(axes.Length, shape)
            : AnchorState(LastAnchor(size - 1)).Hyperparameters;
        GpState? best = null;
        var bestValue = double.PositiveInfinity;
        foreach (var shift in options.Shifts)
        {
            var (state, value) = Fit(size, start, shift, options.FirstFitIterations);
            if (best is null || value < bestValue)
            {
                (best, bestValue) = (state, value);
            }
        }

        _anchors[size] = best!;
        return best!;
    }

    private (GpState State, double Value) Fit(int size, GpHyperparameters start, double shift, int iterations)
    {
        var warp = new OutputWarp(_values.AsSpan(0, size), shift);
        var columns = new GpPoints(_isCategory);
        for (var i = 0; i < size; i++)
        {
            columns.Add(_points[i]);
        }

        var (fitted, value) = GpFit.Fit(columns, warp.Targets, _priors, start, iterations, options.MinimumNoise);
        return (new(fitted, shift), value - warp.LogJacobian);
    }

    private int LastRefit(int count)
    {
        var size = Math.Min(count, FirstAnchor);
        while (size + Math.Max(1, size / options.RefitShare) <= count)
        {
            size += Math.Max(1, size / options.RefitShare);
        }

        return size;
    }

    private static int LastAnchor(int count)
    {
        var size = FirstAnchor;
        while (size + (size / 2) <= count)
        {
            size += size / 2;
        }

        return Math.Min(size, count);
    }
}
