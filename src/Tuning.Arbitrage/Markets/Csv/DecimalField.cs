using System.Globalization;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>
/// Reads decimal numbers to the nearest double. A number of at most 2^53 digits' worth divided by a power of ten up to
/// 10^22 is exact in one division (Clinger 1990); everything else goes the long way with the same result.
/// </summary>
internal static class DecimalField
{
    private const int MostDigits = 18;
    private const ulong LargestExact = 1UL << 53;

    private static readonly double[] _powersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>Reads plain digits with at most one point, up to a comma or the end of the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">The start of the field; moved to its end when it was read.</param>
    /// <param name="value">The number.</param>
    /// <returns>False when the field has another form; the position then stays.</returns>
    public static bool TryReadPlain(ReadOnlySpan<byte> line, ref int position, out double value)
    {
        var index = position;
        ulong digits = 0;
        uint digit;
        while (index < line.Length && (digit = (uint)(line[index] - '0')) <= 9)
        {
            digits = (digits * 10) + digit;
            index++;
        }

        var count = index - position;
        var decimals = 0;
        if (index < line.Length && line[index] == (byte)'.')
        {
            var point = index++;
            while (index < line.Length && (digit = (uint)(line[index] - '0')) <= 9)
            {
                digits = (digits * 10) + digit;
                index++;
            }

            decimals = index - point - 1;
            count += decimals;
        }

        if (count is 0 or > MostDigits || digits > LargestExact || (index < line.Length && line[index] != (byte)','))
        {
            value = 0;
            return false;
        }

        value = digits / _powersOfTen[decimals];
        position = index;
        return true;
    }

    /// <summary>Reads a number in any usual form: sign, point, exponent, or the names of what is not finite.</summary>
    /// <param name="field">The field without blanks around it.</param>
    /// <param name="value">The number, which may be infinite or not a number.</param>
    public static bool TryReadAny(ReadOnlySpan<byte> field, out double value) => double.TryParse(
        field,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture,
        out value);
}
