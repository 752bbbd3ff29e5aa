using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Makes observations standard normal enough for a Gaussian process: log(y - best + shift) with the shift a multiple of
/// the distance from best to median, or no warp where the multiple is infinite; then standardised. Smaller is better.
/// </summary>
internal sealed class OutputWarp
{
    private OutputWarp(double relativeShift, double[] targets, double logJacobian)
    {
        RelativeShift = relativeShift;
        Targets = targets;
        LogJacobian = logJacobian;
    }

    /// <summary>The shift in distances from best to median; infinite for no warp.</summary>
    public double RelativeShift { get; }

    /// <summary>The warped, standardised observations.</summary>
    public double[] Targets { get; }

    /// <summary>The logarithm of the warp's derivative, summed over the observations, up to a constant of the data: what
    /// makes likelihoods under different warps comparable.</summary>
    public double LogJacobian { get; }

    /// <summary>Warps observations.</summary>
    /// <param name="values">Finite observations.</param>
    /// <param name="relativeShift">The shift in distances from best to median, above 0; infinite for no warp.</param>
    public static OutputWarp Apply(ReadOnlySpan<double> values, double relativeShift)
    {
        var targets = values.ToArray();
        var best = double.PositiveInfinity;
        foreach (var value in targets)
        {
            best = Math.Min(best, value);
        }

        var sorted = (double[])targets.Clone();
        Array.Sort(sorted);
        var spread = sorted[sorted.Length / 2] - best;
        var spreadOrRange = spread > 0 ? spread : sorted[^1] - best;
        var jacobian = 0.0;
        if (double.IsFinite(relativeShift) && spreadOrRange > 0)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                var shifted = ((targets[i] - best) / spreadOrRange) + relativeShift;
                targets[i] = Elementary.Log(shifted);
                jacobian -= targets[i];
            }
        }
        else if (spreadOrRange > 0)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                targets[i] = (targets[i] - best) / spreadOrRange;
            }
        }

        return new(relativeShift, targets, jacobian - (targets.Length * Standardize(targets)));
    }

    // Centres and scales in place and returns the logarithm of the scale.
    private static double Standardize(double[] targets)
    {
        var mean = 0.0;
        foreach (var target in targets)
        {
            mean += target;
        }

        mean /= targets.Length;
        var square = 0.0;
        foreach (var target in targets)
        {
            square += (target - mean) * (target - mean);
        }

        var deviation = Math.Sqrt(square / targets.Length);
        if (!(deviation > 0) || !double.IsFinite(deviation))
        {
            Array.Clear(targets);
            return 0;
        }

        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = (targets[i] - mean) / deviation;
        }

        return Elementary.Log(deviation);
    }
}
