namespace Tuning.Validation.Baselines;

/// <summary>How much worse costs and latencies may get before the stitched record earns nothing.</summary>
/// <param name="CostBps">The extra fee on every fill, in bps, that takes the profit if the trades stay as they are; null without turnover, as where none is reported.</param>
/// <param name="LatencyMs">The largest extra latency on both venues found to leave a profit, in ms; null without a profit as it is.</param>
/// <param name="IsLatencyUnbounded">Whether every latency that was tried left a profit.</param>
public sealed record BreakEvenPoint(double? CostBps, double? LatencyMs, bool IsLatencyUnbounded)
{
    /// <summary>Why no latency is known although there is a profit; null otherwise.</summary>
    public string? Unknown { get; init; }
}
