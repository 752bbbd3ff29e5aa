using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Makes observations normal enough for a Gaussian process: log(y - best + shift) with the shift a multiple of the
/// distance from best to median, or no warp where the multiple is infinite; then standardised. The order stays.
/// </summary>
internal sealed class OutputWarp
{
    private const double Largest = 1e150;

    private readonly double _relativeShift;
    private readonly double _worst;
    private readonly double _best;
    private readonly double _spread;
    private readonly double _mean;
    private readonly double _deviation = 1;

    /// <param name="values">The observations; what is missing (NaN) or infinite counts as the worst or best finite one.</param>
    /// <param name="relativeShift">The shift in distances from best to median, above 0; infinite for no warp.</param>
    public OutputWarp(ReadOnlySpan<double> values, double relativeShift)
    {
        _relativeShift = relativeShift;
        var sorted = Finite(values);
        (_best, _worst) = sorted.Length > 0 ? (sorted[0], sorted[^1]) : (0, 0);
        var median = sorted.Length > 0 ? sorted[sorted.Length / 2] : 0;
        _spread = median > _best ? median - _best : _worst - _best;
        Targets = new double[values.Length];
        for (var i = 0; i < Targets.Length; i++)
        {
            Targets[i] = Map(values[i]);
            LogJacobian -= double.IsFinite(relativeShift) ? Targets[i] : 0;
        }

        var mean = Targets.Length > 0 ? Lanes.Sum(Targets) / Targets.Length : 0;
        var deviation = Math.Sqrt(Lanes.SumOfSquares(Targets, mean) / Math.Max(1, Targets.Length));
        _mean = mean;
        _deviation = deviation > 0 && double.IsFinite(deviation) ? deviation : 1;
        LogJacobian -= Targets.Length * Elementary.Log(_deviation);
        for (var i = 0; i < Targets.Length; i++)
        {
            Targets[i] = (Targets[i] - _mean) / _deviation;
        }
    }

    /// <summary>The warped, standardised observations.</summary>
    public double[] Targets { get; }

    /// <summary>The logarithm of the warp's derivative, summed over the observations, up to a constant of the data: what
    /// makes likelihoods under different warps comparable.</summary>
    public double LogJacobian { get; }

    /// <summary>A value as the model sees it.</summary>
    public double Map(double value)
    {
        var finite = double.IsNaN(value) ? _worst : Math.Clamp(value, _best, _worst);
        if (!(_spread > 0))
        {
            return 0;
        }

        var relative = (finite - _best) / _spread;
        var warped = double.IsFinite(_relativeShift) ? Elementary.Log(relative + _relativeShift) : relative;
        return (warped - _mean) / _deviation;
    }

    /// <summary>A value without a warp, also outside the range of the observations.</summary>
    public double MapLinear(double value) =>
        _spread > 0 ? (((Math.Clamp(value, -Largest, Largest) - _best) / _spread) - _mean) / _deviation : value - _best;

    /// <summary>The value that the model sees as a target; the inverse of <see cref="MapLinear"/>.</summary>
    public double InvertLinear(double target) => _best + (_spread * ((target * _deviation) + _mean));

    /// <summary>The slope of <see cref="InvertLinear"/>.</summary>
    public double LinearScale => _spread * _deviation;

    private static double[] Finite(ReadOnlySpan<double> values)
    {
        var finite = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                finite.Add(Math.Clamp(value, -Largest, Largest));
            }
        }

        finite.Sort();
        return [.. finite];
    }
}
