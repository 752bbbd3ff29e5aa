using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Truth;

/// <summary>The imaginary error function, erfi(x) = 2/sqrt(pi) times the integral of exp(t^2) from 0 to x.</summary>
public static class ImaginaryError
{
    private const double TwoOverSquareRootOfPi = 1.1283791670955126;
    private const double LargestArgument = 26;

    /// <summary>
    /// erfi(x) by its power series, whose terms all have one sign: relative error about 1e-15 up to 6, 1e-13 beyond;
    /// infinite where it exceeds a double, beyond 26.
    /// </summary>
    /// <param name="x">The argument.</param>
    public static double Erfi(double x)
    {
        if (!(Math.Abs(x) <= LargestArgument))
        {
            return x / 0.0;
        }

        var square = x * x;
        var power = x;
        var sum = x;
        for (var n = 1; ; n++)
        {
            power *= square / n;
            var next = sum + (power / ((2 * n) + 1));
            if (next == sum)
            {
                return TwoOverSquareRootOfPi * sum;
            }

            sum = next;
        }
    }

    /// <summary>The slope of <see cref="Erfi"/>.</summary>
    /// <param name="x">The argument.</param>
    public static double Slope(double x) => TwoOverSquareRootOfPi * Elementary.Exp(x * x);
}
