using System.Globalization;

namespace Tuning.Spaces;

/// <summary>Rounds numbers to as many decimal digits as a logarithmic axis tells apart.</summary>
internal static class SignificantDigits
{
    /// <summary>The nearest number of 11 significant decimal digits, by text and so the same on every machine.</summary>
    /// <param name="number">A finite number.</param>
    public static double Round(double number)
    {
        Span<char> text = stackalloc char[32];
        return number.TryFormat(text, out var length, "E10", CultureInfo.InvariantCulture)
            ? double.Parse(text[..length], CultureInfo.InvariantCulture)
            : number;
    }
}
