using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tuning.Sampling;

/// <summary>Holds settings in their range where they are set.</summary>
internal static class Allowed
{
    /// <summary>The value, if it lies in the range, both bounds included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static int Within(int value, int low, int high, [CallerMemberName] string name = "") => value >= low && value <= high
        ? value
        : throw Refusal(name, value, string.Create(CultureInfo.InvariantCulture, $"{low} to {high}"));

    /// <summary>The value, if it lies in the range, both bounds included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not, or it is NaN.</exception>
    public static double Within(double value, double low, double high, [CallerMemberName] string name = "") => value >= low && value <= high
        ? value
        : throw Refusal(name, value, string.Create(CultureInfo.InvariantCulture, $"{low} to {high}"));

    /// <summary>The value, if it is above a bound and not above another one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not, or it is NaN.</exception>
    public static double Above(double value, double bound, double high = double.MaxValue, [CallerMemberName] string name = "") => value > bound && value <= high
        ? value
        : throw Refusal(name, value, high < double.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"above {bound}, at most {high}")
            : string.Create(CultureInfo.InvariantCulture, $"above {bound}, finite"));

    /// <summary>What is thrown for a value that is not allowed.</summary>
    public static ArgumentOutOfRangeException Refusal(string name, object value, string allowed) =>
        new(name, value, $"allowed is {allowed}");
}
