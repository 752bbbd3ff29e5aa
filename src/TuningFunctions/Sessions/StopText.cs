using System.Globalization;
using Tuning.Sampling.Stopping;
using Tuning.Sessions.Schema;

namespace TuningFunctions.Sessions;

/// <summary>Says why and where a search stopped.</summary>
internal static class StopText
{
    /// <summary>The decision in one line.</summary>
    /// <param name="decision">The decision.</param>
    public static string Of(StopDecision decision)
    {
        var place = decision.AfterTrial < 0
            ? "before the first result"
            : string.Create(CultureInfo.InvariantCulture, $"after trial {decision.AfterTrial}");
        return $"{Words.Of(decision.Reason)} {place}: {decision.Detail}";
    }
}
