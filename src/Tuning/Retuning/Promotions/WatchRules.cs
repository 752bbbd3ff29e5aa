using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Feedback;
using Tuning.Statistics;

namespace Tuning.Retuning.Promotions;

/// <summary>Decides while a new champion is watched whether it is taken back.</summary>
public static class WatchRules
{
    /// <summary>Least hours before profit and loss counts.</summary>
    public const int LeastHours = 24;

    /// <summary>Standard errors below the expected mean that are a breach.</summary>
    public const double Breach = 3;

    /// <summary>
    /// Why the champion is taken back; null to keep it. Hours are compared with the reference by their mean, with the standard
    /// error of the larger deviation, grown by the root of the block since hours of one trade go together.
    /// </summary>
    /// <param name="reference">Hourly profit and loss out of sample when it was chosen.</param>
    /// <param name="blockHours">Mean block of those hours, at least 1.</param>
    /// <param name="hours">Hourly profit and loss since it took over.</param>
    /// <param name="slippage">What its fills say of its slippage; null without fills.</param>
    public static string? BreachOf(
        ImmutableArray<double> reference, double blockHours, ImmutableArray<double> hours, SlippageFinding? slippage)
    {
        if (slippage is { Halts: true })
        {
            return slippage.Why;
        }

        if (hours.Length < LeastHours || Moments.Of(reference.AsSpan()) is not { } expected)
        {
            return null;
        }

        var deviation = Math.Max(expected.Deviation, Moments.Of(hours.AsSpan())?.Deviation ?? 0);
        var error = deviation * Math.Sqrt(Math.Max(1, blockHours) / hours.Length);
        var mean = Moments.MeanOf(hours.AsSpan());
        return mean < expected.Mean - (Breach * error)
            ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.####} an hour over {hours.Length} hours is {(expected.Mean - mean) / error:0.#} standard errors below the {expected.Mean:0.####} that was expected")
            : null;
    }
}
