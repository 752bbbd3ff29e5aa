using System.Globalization;
using Tuning.Sampling.Stopping;
using Tuning.Sessions.Schema;

namespace TuningFunctions.Sessions;

/// <summary>Says why and where a search stopped before its budget.</summary>
internal static class StopText
{
    /// <summary>The decision in one line.</summary>
    /// <param name="decision">The decision.</param>
    public static string Of(StopDecision decision) => string.Create(
        CultureInfo.InvariantCulture, $"{Words.Of(decision.Reason)} after trial {decision.AfterTrial}: {decision.Detail}");
}
