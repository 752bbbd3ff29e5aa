using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>The Matern kernel of smoothness 5/2 as a function of the squared scaled distance (Rasmussen and Williams
/// 2006, equation 4.17).</summary>
internal static class Matern
{
    private static readonly double _root5 = Math.Sqrt(5);

    /// <summary>Replaces squared distances by (1+a+a^2/3) exp(-a), a = sqrt(5) r.</summary>
    public static void Correlate(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var a = _root5 * Math.Sqrt(values[i]);
            values[i] = (1 + a + (a * a / 3)) * Elementary.Exp(-a);
        }
    }

    /// <summary>Replaces squared distances by correlations and gives the derivative with respect to the squared
    /// distance, -(5/6)(1+a) exp(-a).</summary>
    public static void Correlate(Span<double> values, Span<double> derivatives)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var a = _root5 * Math.Sqrt(values[i]);
            var exp = Elementary.Exp(-a);
            values[i] = (1 + a + (a * a / 3)) * exp;
            derivatives[i] = -5.0 / 6 * (1 + a) * exp;
        }
    }
}
