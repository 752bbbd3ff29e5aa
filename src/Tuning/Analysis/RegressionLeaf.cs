namespace Tuning.Analysis;

/// <summary>A box of a regression tree.</summary>
/// <param name="Low">The lower corner.</param>
/// <param name="High">The upper corner.</param>
/// <param name="Value">The mean of the observations in it.</param>
internal sealed record RegressionLeaf(double[] Low, double[] High, double Value)
{
    /// <summary>The box's share of the cube.</summary>
    public double Volume { get; } = Product(Low, High);

    private static double Product(double[] low, double[] high)
    {
        var volume = 1.0;
        for (var j = 0; j < low.Length; j++)
        {
            volume *= high[j] - low[j];
        }

        return volume;
    }
}
