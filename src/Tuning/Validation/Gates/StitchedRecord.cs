using System.Collections.Immutable;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Gates;

/// <summary>The test windows of a session as one record: what nobody could have known when it was chosen.</summary>
public sealed class StitchedRecord
{
    private const int LeastLagHours = 6;

    private readonly SessionEvidence _evidence;

    /// <summary>Stitches the windows of a session.</summary>
    /// <param name="evidence">The session.</param>
    public StitchedRecord(SessionEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        _evidence = evidence;
        Hours = evidence.StitchedHours();
        TradePnl = [.. evidence.Folds.SelectMany(fold => fold.Test.TradePnl)];
        MedianHoldHours = Median([.. evidence.Folds.SelectMany(fold => fold.Test.HoldHours).Order()]);
        LongestHoldHours = evidence.Folds.SelectMany(fold => fold.Test.HoldHours).DefaultIfEmpty(0).Max();
        NetPnl = evidence.Folds.Sum(fold => fold.Test.NetPnl);
        Days = evidence.Folds.Sum(fold => fold.Test.Days);
        Moments = Statistics.Moments.Of(Hours.AsSpan());
        IndependentT = MeanTest.Independent(Hours.AsSpan());
        NeweyWestT = MeanTest.NeweyWest(Hours.AsSpan(), LagHours);
    }

    /// <summary>Hourly profit and loss.</summary>
    public ImmutableArray<double> Hours { get; }

    /// <summary>Profit and loss of each trade.</summary>
    public ImmutableArray<double> TradePnl { get; }

    /// <summary>Whether it is unknown which trades were made in a window.</summary>
    public bool LacksTrades => _evidence.Folds.Any(fold => fold.Test.LacksTrades);

    /// <summary>Profit and loss: the sum of the windows.</summary>
    public double NetPnl { get; }

    /// <summary>Length of all windows, in days.</summary>
    public double Days { get; }

    /// <summary>Median hold of a trade, in hours; 0 without trades.</summary>
    public double MedianHoldHours { get; }

    /// <summary>Longest hold of a trade, in hours; 0 without trades.</summary>
    public double LongestHoldHours { get; }

    /// <summary>The lag of the Newey-West test: max(6, ceil(2 median holds)), in hours.</summary>
    public int LagHours => Math.Max(LeastLagHours, (int)Math.Ceiling(2 * MedianHoldHours));

    /// <summary>The moments of the hours; null without variation.</summary>
    public Moments? Moments { get; }

    /// <summary>t of the mean hour, hours taken as independent; null without variation.</summary>
    public double? IndependentT { get; }

    /// <summary>t of the mean hour after Newey and West; null without variance.</summary>
    public double? NeweyWestT { get; }

    /// <summary>The t that gates: the lesser of the two; null where either is undefined.</summary>
    public double? T => IndependentT is { } independent && NeweyWestT is { } corrected ? Math.Min(independent, corrected) : null;

    /// <summary>The standard error of the profit and loss that goes with <see cref="T"/>; null where that is undefined or 0.</summary>
    public double? StandardError => Moments is { } moments && T is { } t && t != 0 ? Math.Abs(moments.Mean * Hours.Length / t) : null;

    /// <summary>The sum of a scenario over all windows; null where a window could not show it.</summary>
    /// <param name="scenario">Name of the scenario.</param>
    public double? PnlUnder(string scenario)
    {
        var sum = 0.0;
        foreach (var fold in _evidence.Folds)
        {
            if (fold.Scenarios.FirstOrDefault(entry => string.Equals(entry.Scenario, scenario, StringComparison.Ordinal)) is not { } found)
            {
                return null;
            }

            sum += found.NetPnl;
        }

        return sum;
    }

    private static double Median(double[] sorted) =>
        sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
