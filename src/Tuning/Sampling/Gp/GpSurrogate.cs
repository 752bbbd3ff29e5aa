namespace Tuning.Sampling.Gp;

/// <summary>
/// Fits a Gaussian process to observations: parameters at sizes that depend on the number of observations alone, so that
/// the model is a function of the observations and not of the calls that led to it. What it keeps between calls only
/// saves work.
/// </summary>
internal sealed class GpSurrogate(GpAxis[] axes, GpOptions options)
{
    private const int FirstAnchor = 12;
    private static readonly double[] _shifts = [double.PositiveInfinity, 1, 0.1, 0.01, 0.001];

    private readonly bool[] _isCategory = [.. axes.Select(axis => axis.IsCategory)];
    private readonly GpPriors _priors = new(options, axes.Length);
    private readonly Dictionary<int, GpState> _anchors = [];
    private (int Size, GpState State)? _fit;
    private GpModel? _model;

    /// <summary>The warp that the newest fit chose, as a relative shift.</summary>
    public double RelativeShift { get; private set; }

    /// <summary>The model of all observations.</summary>
    public GpModel Model(IReadOnlyList<double[]> points, ReadOnlySpan<double> values)
    {
        var size = LastRefit(values.Length);
        var state = StateAt(points, values, size);
        RelativeShift = state.RelativeShift;
        if (_model is null || !ReferenceEquals(_model.Hyperparameters, state.Hyperparameters))
        {
            _model = new(_isCategory, state.Hyperparameters);
        }

        for (var i = _model.Points.Count; i < values.Length; i++)
        {
            _model.TryAdd(points[i]);
        }

        _model.SetTargets(OutputWarp.Apply(values, state.RelativeShift).Targets);
        return _model;
    }

    private GpState StateAt(IReadOnlyList<double[]> points, ReadOnlySpan<double> values, int size)
    {
        if (_fit is { } fit && fit.Size == size)
        {
            return fit.State;
        }

        var anchor = LastAnchor(size);
        var start = AnchorState(points, values, anchor);
        var state = anchor == size
            ? start
            : Fit(points, values[..size], start.Hyperparameters, start.RelativeShift, options.FitIterations).State;
        _fit = (size, state);
        return state;
    }

    private GpState AnchorState(IReadOnlyList<double[]> points, ReadOnlySpan<double> values, int size)
    {
        if (_anchors.TryGetValue(size, out var known))
        {
            return known;
        }

        var first = size <= FirstAnchor;
        var start = first ? _priors.Mode(axes.Length) : AnchorState(points, values, LastAnchor(size - 1)).Hyperparameters;
        GpState? best = null;
        var bestValue = double.PositiveInfinity;
        foreach (var shift in _shifts)
        {
            var (state, value) = Fit(points, values[..size], start, shift, options.FirstFitIterations);
            if (best is null || value < bestValue)
            {
                (best, bestValue) = (state, value);
            }
        }

        _anchors[size] = best!;
        return best!;
    }

    private (GpState State, double Value) Fit(
        IReadOnlyList<double[]> points, ReadOnlySpan<double> values, GpHyperparameters start, double shift, int iterations)
    {
        var warp = OutputWarp.Apply(values, shift);
        var columns = new GpPoints(_isCategory);
        for (var i = 0; i < values.Length; i++)
        {
            columns.Add(points[i]);
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
