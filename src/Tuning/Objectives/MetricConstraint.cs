namespace Tuning.Objectives;

/// <summary>A range that a metric of a feasible trial lies in, bounds included.</summary>
/// <param name="Metric">The metric's identifier.</param>
/// <param name="Min">Least allowed value, in the metric's unit; null for no lower bound.</param>
/// <param name="Max">Largest allowed value, in the metric's unit; null for no upper bound.</param>
public sealed record MetricConstraint(string Metric, double? Min, double? Max)
{
    /// <summary>How far a value lies outside the range, in the metric's unit; 0 inside.</summary>
    /// <param name="value">A finite value of the metric.</param>
    public double DistanceOutside(double value)
    {
        if (value < Min)
        {
            return Min.Value - value;
        }

        return value > Max ? value - Max.Value : 0;
    }

    /// <summary>
    /// How far a value lies from the nearest bound, in the metric's unit: above 0 outside, 0 or less inside. A model of the
    /// constraint learns from both sides.
    /// </summary>
    /// <param name="value">A finite value of the metric.</param>
    public double SignedDistance(double value) =>
        Math.Max(Min - value ?? double.NegativeInfinity, value - Max ?? double.NegativeInfinity);
}
