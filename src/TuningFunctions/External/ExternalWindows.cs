using Tuning.Arbitrage.Backtesting;
using Tuning.External;
using Tuning.Sessions.Planning;
using Tuning.Validation.Splits;

namespace TuningFunctions.External;

/// <summary>Windows of market data as external strategies are told them: by their instants.</summary>
internal static class ExternalWindows
{
    /// <summary>The instants of a planned window, or of a part of it.</summary>
    /// <param name="market">The market.</param>
    /// <param name="bounds">The window; null for everything.</param>
    /// <param name="part">What of it; all of it for null.</param>
    public static TrialWindow Of(Market market, Window? bounds, WindowShare? part = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        var times = market.Quotes.TimeNs;
        var end = times[^1] + Math.Max(1, (long)market.MedianIntervalNs);
        var (from, to) = bounds switch
        {
            { Unit: WindowUnit.Rows } rows => (times[(int)rows.Start], rows.End < times.Length ? times[(int)rows.End] : end),
            { } time => (time.Start, time.End),
            null => (times[0], end),
        };
        var (first, last) = (part ?? WindowShare.Whole).Of(to - from);
        return new TrialWindow(from + first, from + last);
    }
}
