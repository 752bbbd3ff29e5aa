using System.Globalization;

namespace Tuning.Spaces;

/// <summary>
/// The values low, low + step, low + 2 step and so on up to high, and high itself, each the number nearest to its exact
/// decimal value: the fourth value of 0, 0.1, ... is 0.3 and not 0.30000000000000004.
/// </summary>
internal sealed class StepScale
{
    private readonly double _low;
    private readonly double _high;
    private readonly decimal? _exactLow;
    private readonly decimal _exactStep;

    /// <summary>Creates the scale.</summary>
    /// <param name="low">The first value, finite.</param>
    /// <param name="high">The last value, not below the first.</param>
    /// <param name="step">The distance, above 0.</param>
    public StepScale(double low, double high, double step)
    {
        _low = low;
        _high = high;
        Step = step;
        if (Exact(low) is { } exactLow && Exact(high) is { } exactHigh && Exact(step) is { } exactStep)
        {
            (_exactLow, _exactStep) = (exactLow, exactStep);
            Count = (long)Math.Ceiling((exactHigh - exactLow) / exactStep) + 1;
        }
        else
        {
            Count = (long)Math.Ceiling(((high - low) / step) - 1e-9) + 1;
        }
    }

    /// <summary>The number of values, at least 1.</summary>
    public long Count { get; }

    /// <summary>The distance between values.</summary>
    public double Step { get; }

    /// <summary>The value with an index.</summary>
    /// <param name="index">The index, 0 to Count - 1.</param>
    public double ValueAt(long index)
    {
        if (index == 0 || index == Count - 1)
        {
            return index == 0 ? _low : _high;
        }

        if (_exactLow is not { } exactLow)
        {
            return Math.Min(_low + (index * Step), _high);
        }

        Span<char> text = stackalloc char[64];
        var exact = exactLow + (index * _exactStep);
        return exact.TryFormat(text, out var length, default, CultureInfo.InvariantCulture)
            ? double.Parse(text[..length], CultureInfo.InvariantCulture)
            : (double)exact;
    }

    /// <summary>The index of the value that is nearest to a number; the lower one of two.</summary>
    /// <param name="number">A number; NaN counts as the lower bound.</param>
    public long NearestIndex(double number)
    {
        if (!(number > _low) || number >= _high)
        {
            return number >= _high ? Count - 1 : 0;
        }

        var index = Math.Min((long)((number - _low) / Step), Count - 1);
        var best = index;
        for (var near = Math.Max(index - 1, 0); near <= Math.Min(index + 1, Count - 1); near++)
        {
            if (Math.Abs(ValueAt(near) - number) < Math.Abs(ValueAt(best) - number))
            {
                best = near;
            }
        }

        return best;
    }

    private static decimal? Exact(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var isDecimal = Math.Abs(number) < 1e15
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == number;
        return isDecimal ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }
}
