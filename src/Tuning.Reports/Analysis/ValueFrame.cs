namespace Tuning.Reports.Analysis;

/// <summary>The values that a frame should show.</summary>
internal static class ValueFrame
{
    private const double Tail = 0.05;

    /// <summary>
    /// From the least to the largest value, a little wider; where a few values far off would press all others together, the bulk
    /// and one more width of it on that side.
    /// </summary>
    public static (double Low, double High) Robust(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return (0, 1);
        }

        var (inner, outer) = (sorted[(int)(Tail * (sorted.Length - 1))], sorted[(int)Math.Ceiling((1 - Tail) * (sorted.Length - 1))]);
        var reach = outer - inner;
        var low = reach > 0 && sorted[0] < inner - (2 * reach) ? inner - reach : sorted[0];
        var high = reach > 0 && sorted[^1] > outer + (2 * reach) ? outer + reach : sorted[^1];
        var margin = high > low ? 0.05 * (high - low) : Math.Max(0.5, 0.05 * Math.Abs(high));
        return (low - margin, high + margin);
    }
}
