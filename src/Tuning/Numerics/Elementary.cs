namespace Tuning.Numerics;

/// <summary>
/// Exponential, logarithm and power from + - * / alone, in a fixed order and without fused operations, so that every
/// machine computes the same bits. Accurate to about one unit in the last place (powers to a few).
/// </summary>
public static class Elementary
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double OverLn2 = 1.44269504088896338700;
    private const double LargestExponent = 709.782712893384;
    private const double SmallestExponent = -745.1332191019412;
    private const long SquareRootOfHalfBits = 0x3FE6A09E667F3BCD;

    /// <summary>e to the power of x; 0 below -745.13, infinity above 709.78.</summary>
    /// <param name="x">The exponent; NaN gives NaN.</param>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > LargestExponent)
        {
            return x > 0 ? double.PositiveInfinity : x;
        }

        if (x < SmallestExponent)
        {
            return 0;
        }

        var k = (int)((OverLn2 * x) + (x < 0 ? -0.5 : 0.5));
        var high = x - (k * Ln2High);
        var low = k * Ln2Low;
        var r = high - low;
        var r2 = r * r;
        var r4 = r2 * r2;
        var head = 0.5 + (r * (1.0 / 6)) + (r2 * ((1.0 / 24) + (r * (1.0 / 120))));
        var middle = (1.0 / 720) + (r * (1.0 / 5040)) + (r2 * ((1.0 / 40320) + (r * (1.0 / 362880))));
        var end = (1.0 / 3628800) + (r * (1.0 / 39916800)) + (r2 * ((1.0 / 479001600) + (r * (1.0 / 6227020800))));
        var tail = head + (r4 * (middle + (r4 * end)));
        return Scale(1 + (high - (low - (r2 * tail))), k);
    }

    /// <summary>e to the power of x, less 1, without the loss of digits near 0 (Kahan's correction).</summary>
    /// <param name="x">The exponent; NaN gives NaN.</param>
    public static double ExpMinusOne(double x)
    {
        var u = Exp(x);
        if (u == 1)
        {
            return x;
        }

        var difference = u - 1;
        return difference == -1 || double.IsInfinity(u) ? difference : difference * x / Log(u);
    }

    /// <summary>The natural logarithm; negative infinity at 0, NaN below.</summary>
    /// <param name="x">A number of 0 or more.</param>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984;
            exponent = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var shifted = bits - SquareRootOfHalfBits;
        exponent += (int)(shifted >> 52);
        var f = BitConverter.Int64BitsToDouble(bits - (shifted & unchecked((long)0xFFF0000000000000))) - 1;
        var s = f / (2 + f);
        var z = s * s;
        var series = 2.0 / 23;
        series = (series * z) + (2.0 / 21);
        series = (series * z) + (2.0 / 19);
        series = (series * z) + (2.0 / 17);
        series = (series * z) + (2.0 / 15);
        series = (series * z) + (2.0 / 13);
        series = (series * z) + (2.0 / 11);
        series = (series * z) + (2.0 / 9);
        series = (series * z) + (2.0 / 7);
        series = (series * z) + (2.0 / 5);
        series = (series * z) + (2.0 / 3);
        var halfSquare = 0.5 * f * f;
        var rest = (s * (halfSquare + (series * z))) + (exponent * Ln2Low);
        return (exponent * Ln2High) + (f - (halfSquare - rest));
    }

    /// <summary>The natural logarithm of 1 + x, without the loss of digits near 0 (Kahan's correction).</summary>
    /// <param name="x">A number of -1 or more.</param>
    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : u == 0 || double.IsInfinity(u) ? Log(u) : Log(u) * x / (u - 1);
    }

    /// <summary>A positive number to a power, as the exponential of the power times the logarithm.</summary>
    /// <param name="x">The number, 0 or more.</param>
    /// <param name="power">The power.</param>
    public static double Pow(double x, double power) => power == 0 ? 1 : Exp(power * Log(x));

    private static double Scale(double y, int k)
    {
        if (k < -1021)
        {
            return y * PowerOfTwo(k + 1000) * 9.332636185032189e-302;
        }

        return k > 1023 ? y * 2 * PowerOfTwo(k - 1) : y * PowerOfTwo(k);
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
