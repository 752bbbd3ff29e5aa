using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>
/// Reads decimal numbers to the nearest double. A number of at most 2^53 digits' worth divided by a power of ten is exact in
/// one division (Clinger 1990); a longer one is multiplied by a reciprocal of 64 bits, which decides the rounding except near
/// a tie (after Lemire 2021, Number parsing at a gigabyte per second); everything else goes the long way with the same result.
/// </summary>
internal static class DecimalField
{
    private const int MostDigits = 19;
    private const ulong LargestExact = 1UL << 53;
    private const ulong Zeros = 0x3030_3030_3030_3030;

    private static readonly ulong[] s_powersOfTen = [.. Enumerable.Range(0, MostDigits + 1).Select(power => (ulong)BigInteger.Pow(10, power))];
    private static readonly double[] s_exactPowersOfTen = [.. s_powersOfTen.Select(power => (double)power)];
    private static readonly int[] s_reciprocalBits = [.. s_powersOfTen.Select(power => 127 - BitOperations.LeadingZeroCount(power))];

    // 2^bits / 10^power with the highest of 64 bits set, cut; 10^0 has no such form and needs none.
    private static readonly ulong[] s_reciprocals =
        [0, .. s_powersOfTen.Skip(1).Select((power, index) => (ulong)((UInt128.One << s_reciprocalBits[index + 1]) / power))];

    /// <summary>Reads plain digits with at most one point, up to a comma or the end of the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">The start of the field; moved to its end when it was read.</param>
    /// <param name="value">The number.</param>
    /// <returns>False when the field has another form, or stands near a tie; the position then stays.</returns>
    public static bool TryReadPlain(ReadOnlySpan<byte> line, ref int position, out double value)
    {
        var index = position;
        var digits = 0UL;
        var count = ReadDigits(line, ref index, ref digits);
        var decimals = 0;
        if (index < line.Length && line[index] == (byte)'.')
        {
            index++;
            decimals = ReadDigits(line, ref index, ref digits);
            count += decimals;
        }

        if (count is 0 or > MostDigits || (index < line.Length && line[index] != (byte)',') || !TryScale(digits, decimals, out value))
        {
            value = 0;
            return false;
        }

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

    /// <summary>Appends the digits that follow, and returns how many they were; beyond 19 the number is meaningless.</summary>
    private static int ReadDigits(ReadOnlySpan<byte> line, ref int index, ref ulong digits)
    {
        var first = index;
        while (line.Length - index >= sizeof(ulong))
        {
            // The lowest byte that is no digit has a bit above its fourth, as it stands or after 6 is added; bytes above it do not matter.
            var letters = BinaryPrimitives.ReadUInt64LittleEndian(line[index..]) ^ Zeros;
            var others = (letters | (letters + 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0;
            var count = BitOperations.TrailingZeroCount(others) / 8;
            if (count == 0)
            {
                return index - first;
            }

            digits = (digits * s_powersOfTen[count]) + EightDigits(letters << (8 * (sizeof(ulong) - count)));
            index += count;
            if (count < sizeof(ulong))
            {
                return index - first;
            }
        }

        for (uint digit; index < line.Length && (digit = (uint)(line[index] - '0')) <= 9; index++)
        {
            digits = (digits * 10) + digit;
        }

        return index - first;
    }

    /// <summary>The number of eight digits, one a byte, the first in the lowest: pairs, then fours, then all.</summary>
    private static ulong EightDigits(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064)
            + (((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32;
    }

    private static bool TryScale(ulong digits, int decimals, out double value)
    {
        if (digits <= LargestExact)
        {
            value = digits / s_exactPowersOfTen[decimals];
            return true;
        }

        if (decimals == 0)
        {
            value = digits;
            return true;
        }

        // The reciprocal is cut, so that the upper half of the true product is less than 2 above this one.
        var shift = BitOperations.LeadingZeroCount(digits);
        var product = Math.BigMul(digits << shift, s_reciprocals[decimals], out _);
        var rest = 10 + (int)(product >> 63);
        var half = 1UL << (rest - 1);
        var below = product & ((half << 1) - 1);
        var mantissa = (product >> rest) + (below > half ? 1UL : 0);
        value = mantissa * BitConverter.UInt64BitsToDouble((ulong)(1023 + rest + 64 - shift - s_reciprocalBits[decimals]) << 52);
        return below != half && below != half - 1;
    }
}
