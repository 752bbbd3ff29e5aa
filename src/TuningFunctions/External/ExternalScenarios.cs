using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace TuningFunctions.External;

/// <summary>
/// What may be worse than planned, as far as an external strategy can be told: by the numbers of its environment whose names begin
/// with fee, latency (in ms) or slippage (in bps). A scenario that is none of those numbers cannot be shown.
/// </summary>
internal static class ExternalScenarios
{
    private const double NsPerMs = 1e6;
    private const string Latency = "latency";

    /// <summary>The environment under a scenario; null where the strategy cannot be told of it.</summary>
    /// <param name="environment">The session's environment.</param>
    /// <param name="scenario">The scenario, not the one as planned.</param>
    /// <param name="intervalNs">The usual time between two rows, in nanoseconds.</param>
    public static ParameterSet? Under(ParameterSet environment, Scenario scenario, double intervalNs) => scenario switch
    {
        { FillsOneRowLater: true } or { FillsAtWorstQuote: true } or { NeedsFreshQuotes: true } or { BookShare: < 1 } => null,
        { FeeFactor: not 1 } => Change(environment, "fee", fee => fee * scenario.FeeFactor),
        { ExtraSlippageBps: > 0 } => Change(environment, "slippage", bps => bps + scenario.ExtraSlippageBps),
        { LatencyFactor: not 1 } or { LatencyRows: > 0 } or { ExtraLatencyMs: > 0 } => Change(
            environment,
            Latency,
            ms => Math.Max(ms * scenario.LatencyFactor, ms + (scenario.LatencyRows * intervalNs / NsPerMs)) + scenario.ExtraLatencyMs),
        _ => null,
    };

    /// <summary>Whether a latency of the environment is no longer than the usual time between two rows, so that the data cannot show what it costs.</summary>
    /// <param name="environment">The session's environment.</param>
    /// <param name="intervalNs">The usual time between two rows, in nanoseconds.</param>
    public static bool IsWithinAnInterval(ParameterSet environment, double intervalNs) => environment.Any(entry =>
        entry.Key.StartsWith(Latency, StringComparison.OrdinalIgnoreCase) && entry.Value is ParameterValue.Number { Value: var ms } && ms * NsPerMs <= intervalNs);

    private static ParameterSet? Change(ParameterSet environment, string prefix, Func<double, double> change)
    {
        var changed = environment;
        foreach (var (name, value) in environment)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && value is ParameterValue.Number number)
            {
                changed = changed.With(name, change(number.Value));
            }
        }

        return ReferenceEquals(changed, environment) ? null : changed;
    }
}
