namespace Tuning.Numerics;

/// <summary>
/// The error function and its complement from + - * / and <see cref="Elementary"/> alone: the same bits everywhere.
/// Relative error of about 1e-15 (complement: over its whole range down to 1e-308).
/// </summary>
public static class ErrorFunction
{
    private const double TwoOverSquareRootOfPi = 1.1283791670955126;
    private const double ChebyshevPole = 3.75;

    /// <summary>Coefficients of (1 + 2x) exp(x^2) erfc(x) in t = (x - 3.75) / (x + 3.75), after Shepherd and Laframboise 1981.</summary>
    private static ReadOnlySpan<double> Chebyshev =>
    [
        1.1775789345674017541,
        -0.0045900545806464773309,
        -0.084249133366517915584,
        0.059209939998191890498,
        -0.026658668435305752277,
        0.0090749976707052650939,
        -0.0024131635404176081909,
        0.00049077583652580863229,
        -0.000069169733025012063671,
        4.1390279860730101675e-6,
        7.7403830661984906686e-7,
        -2.1886401049234395661e-7,
        1.0764999465670910377e-8,
        4.5219598112182868979e-9,
        -7.7544002088313511065e-10,
        -6.3180883408866844944e-11,
        2.8687950109306698981e-11,
        1.945586854577734723e-13,
        -9.6546967484334389059e-13,
        3.2525481481487398415e-14,
        3.3478119482868053878e-14,
        -1.8645628804193131015e-15,
        -1.2507950530688647085e-15,
        7.418235256624043463e-17,
        5.0681489047961113168e-17,
        -2.2370566594359995974e-18,
        -2.187342944303017665e-18,
    ];

    /// <summary>erf(x) = 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x; between -1 and 1.</summary>
    /// <param name="x">Any number.</param>
    public static double Erf(double x)
    {
        var size = Math.Abs(x);
        return size < 0.5 ? Series(x) : x < 0 ? UpperTail(size) - 1 : 1 - UpperTail(size);
    }

    /// <summary>erfc(x) = 1 - erf(x), accurate in the upper tail; between 0 and 2.</summary>
    /// <param name="x">Any number.</param>
    public static double Erfc(double x) =>
        Math.Abs(x) < 0.5 ? 1 - Series(x) : x < 0 ? 2 - UpperTail(-x) : UpperTail(x);

    /// <summary>exp(x^2) erfc(x) for x of .5 or more, where erfc itself would underflow.</summary>
    /// <param name="x">A number of .5 or more.</param>
    public static double ScaledErfc(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var t = (x - ChebyshevPole) / (x + ChebyshevPole);
        var last = 0.0;
        var previous = 0.0;
        for (var i = Chebyshev.Length - 1; i > 0; i--)
        {
            (last, previous) = ((2 * t * last) - previous + Chebyshev[i], last);
        }

        return ((t * last) - previous + Chebyshev[0]) / (1 + (2 * x));
    }

    private static double UpperTail(double x)
    {
        if (x > 27.3)
        {
            return 0;
        }

        // The square of the head is exact, so the rounding of x * x does not enter the exponential.
        var head = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~0xFFFFFFFL);
        return Elementary.Exp(-head * head) * Elementary.Exp((head - x) * (head + x)) * ScaledErfc(x);
    }

    private static double Series(double x)
    {
        var z = x * x;
        var sum = 0.0;
        var factorial = 1.0;
        for (var n = 1; n <= 13; n++)
        {
            factorial *= n;
        }

        for (var n = 13; n >= 0; n--)
        {
            sum = (((n & 1) == 0 ? 1.0 : -1.0) / (factorial * ((2 * n) + 1))) + (sum * z);
            factorial /= Math.Max(n, 1);
        }

        return TwoOverSquareRootOfPi * x * sum;
    }
}
