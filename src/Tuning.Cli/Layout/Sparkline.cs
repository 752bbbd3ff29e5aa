namespace Tuning.Cli.Layout;

/// <summary>A series of numbers as one line of blocks.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws a series: each column shows the last value of its share of the series, scaled between the series' extremes.</summary>
    /// <param name="values">The series, finite; shape [any].</param>
    /// <param name="width">The most columns to use.</param>
    public static string Of(ReadOnlySpan<double> values, int width)
    {
        if (values.IsEmpty)
        {
            return "";
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var columns = Math.Min(width, values.Length);
        var line = new char[columns];
        for (var column = 0; column < columns; column++)
        {
            var last = (int)((long)(column + 1) * values.Length / columns) - 1;
            var share = high > low ? (values[last] - low) / (high - low) : 0;
            line[column] = Blocks[(int)Math.Round(share * (Blocks.Length - 1))];
        }

        return new string(line);
    }
}
