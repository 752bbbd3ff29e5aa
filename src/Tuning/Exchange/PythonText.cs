using System.Globalization;
using System.Text;

namespace Tuning.Exchange;

/// <summary>Numbers and texts as Python's json module writes them, so that files are equal byte for byte.</summary>
internal static class PythonText
{
    private const int LeastExponent = -4;
    private const int FixedDigits = 16;

    /// <summary>A float: the shortest digits that read back the same, with a point or an exponent as repr writes them.</summary>
    /// <param name="value">A finite number.</param>
    public static string Float(double value)
    {
        if (value == 0)
        {
            return double.IsNegative(value) ? "-0.0" : "0.0";
        }

        var shortest = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var round = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var digits = string.Concat(round.Split('E')[0].Where(char.IsAsciiDigit)).TrimStart('0').TrimEnd('0');
        var exponent = int.Parse(shortest.AsSpan(shortest.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (value < 0 ? "-" : "") + (exponent is >= LeastExponent and < FixedDigits ? Plain(digits, exponent) : Scientific(digits, exponent));
    }

    /// <summary>A quoted text with everything outside of ASCII escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                < ' ' or > '~' => quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        var whole = exponent + 1;
        return digits.Length <= whole ? $"{digits}{new string('0', whole - digits.Length)}.0" : $"{digits[..whole]}.{digits[whole..]}";
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        var size = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        return $"{mantissa}e{(exponent < 0 ? "-" : "+")}{size}";
    }
}
