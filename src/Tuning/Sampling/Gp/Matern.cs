using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tuning.Sampling.Gp;

/// <summary>The Matern kernel of smoothness 5/2 as a function of the squared scaled distance (Rasmussen and Williams
/// 2006, equation 4.17), four distances at a time, in the same order of operations everywhere.</summary>
internal static class Matern
{
    private const int Width = 4;
    private const double Smallest = -700;

    // Adding and subtracting it rounds to a whole number, which then stands in the lowest bits.
    private const double Rounding = 6755399441055744;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double OverLn2 = 1.44269504088896338700;

    /// <summary>Replaces squared distances by (1+a+a^2/3) exp(-a), a = sqrt(5) r.</summary>
    public static void Correlate(Span<double> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
        {
            Correlation(Vector256.LoadUnsafe(ref start, (nuint)i), out _).StoreUnsafe(ref start, (nuint)i);
        }

        if (i < values.Length)
        {
            var rest = Rest(values[i..]);
            Store(Correlation(rest, out _), values[i..]);
        }
    }

    /// <summary>Replaces squared distances by correlations and gives the derivative with respect to the squared
    /// distance, -(5/6)(1+a) exp(-a).</summary>
    public static void Correlate(Span<double> values, Span<double> derivatives)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        ref var slopes = ref MemoryMarshal.GetReference(derivatives[..values.Length]);
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
        {
            Correlation(Vector256.LoadUnsafe(ref start, (nuint)i), out var slope).StoreUnsafe(ref start, (nuint)i);
            slope.StoreUnsafe(ref slopes, (nuint)i);
        }

        if (i < values.Length)
        {
            var rest = Rest(values[i..]);
            Store(Correlation(rest, out var slope), values[i..]);
            Store(slope, derivatives[i..values.Length]);
        }
    }

    private static Vector256<double> Correlation(Vector256<double> squares, out Vector256<double> slope)
    {
        var a = Vector256.Sqrt(squares * 5);
        var exp = Exp(Vector256.Max(-a, Vector256.Create(Smallest)));
        var linear = Vector256<double>.One + a;
        slope = linear * exp * (-5.0 / 6);
        return (linear + (a * a * (1.0 / 3))) * exp;
    }

    // The series of Elementary.Exp, for exponents between -700 and 0.
    private static Vector256<double> Exp(Vector256<double> x)
    {
        var magic = (x * OverLn2) + Vector256.Create(Rounding);
        var k = magic - Vector256.Create(Rounding);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var series = Vector256.Create(1.0 / 6227020800);
        series = (series * r) + Vector256.Create(1.0 / 479001600);
        series = (series * r) + Vector256.Create(1.0 / 39916800);
        series = (series * r) + Vector256.Create(1.0 / 3628800);
        series = (series * r) + Vector256.Create(1.0 / 362880);
        series = (series * r) + Vector256.Create(1.0 / 40320);
        series = (series * r) + Vector256.Create(1.0 / 5040);
        series = (series * r) + Vector256.Create(1.0 / 720);
        series = (series * r) + Vector256.Create(1.0 / 120);
        series = (series * r) + Vector256.Create(1.0 / 24);
        series = (series * r) + Vector256.Create(1.0 / 6);
        series = (series * r) + Vector256.Create(0.5);
        series = (series * r) + Vector256<double>.One;
        series = (series * r) + Vector256<double>.One;
        var power = Vector256.ShiftLeft(magic.AsInt64() + Vector256.Create(1023L), 52).AsDouble();
        return series * power;
    }

    private static Vector256<double> Rest(ReadOnlySpan<double> values)
    {
        var rest = Vector256<double>.Zero;
        for (var i = 0; i < values.Length; i++)
        {
            rest = rest.WithElement(i, values[i]);
        }

        return rest;
    }

    private static void Store(Vector256<double> rest, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = rest[i];
        }
    }
}
