using Tuning.Arbitrage.Backtesting;
using Tuning.External;
using Tuning.Validation.Splits;

namespace TuningFunctions.External;

/// <summary>Windows of market data as external strategies are told them: by their instants.</summary>
internal static class ExternalWindows
{
    /// <summary>The instants of a planned window, or of its first part.</summary>
    /// <param name="market">The market.</param>
    /// <param name="bounds">The window; null for everything.</param>
    /// <param name="share">How much of it, above 0 to 1.</param>
    public static TrialWindow Of(Market market, Window? bounds, double share = 1)
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
        return new TrialWindow(from, share < 1 ? from + (long)Math.Ceiling(share * (to - from)) : to);
    }
}
