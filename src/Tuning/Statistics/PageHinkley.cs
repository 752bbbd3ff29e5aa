namespace Tuning.Statistics;

/// <summary>
/// The Page-Hinkley test for a fall of the mean (Page 1954, Hinkley 1971), in standard deviations of the reference:
/// U_t = sum of (mean - x_i)/deviation - delta; the statistic is U_t less its smallest value so far. For one thread.
/// </summary>
/// <param name="mean">Mean of the reference.</param>
/// <param name="deviation">Standard deviation of the reference, above 0.</param>
/// <param name="delta">The fall that is tolerated, in standard deviations, 0 and up.</param>
public sealed class PageHinkley(double mean, double deviation, double delta)
{
    /// <summary>How far the sum stands above its smallest value, in standard deviations; 0 at the start.</summary>
    public double Statistic { get; private set; }

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(double value) => Statistic = Math.Max(0, Statistic + ((mean - value) / deviation) - delta);

    /// <summary>Starts anew, as after an alarm.</summary>
    public void Reset() => Statistic = 0;

    /// <summary>How many values pass, about, until a fall of the mean is noticed; null for one that is tolerated.</summary>
    /// <param name="fall">The fall, in standard deviations.</param>
    /// <param name="lambda">The threshold, in standard deviations.</param>
    /// <param name="delta">The fall that is tolerated, in standard deviations.</param>
    public static double? Delay(double fall, double lambda, double delta) => fall > delta ? lambda / (fall - delta) : null;
}
