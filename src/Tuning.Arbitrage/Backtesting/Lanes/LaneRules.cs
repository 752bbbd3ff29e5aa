using System.Runtime.InteropServices;
using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>What decides the trades of a lane, side by side in memory.</summary>
/// <param name="EntryLevel">The edge from which the lane enters, in bps.</param>
/// <param name="ExitLevel">The edge of the other direction from which it leaves, in bps.</param>
/// <param name="MaxHoldNs">The holding limit; 0 = off.</param>
/// <param name="CoolOffNs">The time after an exit without entries; 0 = off.</param>
/// <param name="Stops">What money closes its position.</param>
/// <param name="LowestInZone">The edge from which the lane enters and that a zone holds, in bps.</param>
/// <param name="TopOfZones">The edge from which on no zone holds it, in bps.</param>
/// <param name="Zones">Zones of the edge; null when every edge takes the whole notional.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LaneRules(
    double EntryLevel, double ExitLevel, long MaxHoldNs, long CoolOffNs, LaneStops Stops, double LowestInZone, double TopOfZones, ZoneTable? Zones)
{
    /// <summary>The rules of a plan.</summary>
    public static LaneRules Of(RunPlan plan) => new(
        plan.Parameters.EntryBps,
        -plan.Parameters.ExitBps,
        plan.MaxHoldNs,
        plan.CoolOffNs,
        LaneStops.Of(plan.Parameters),
        Math.Max(plan.Parameters.EntryBps, plan.Zones?.LowestBps ?? double.NegativeInfinity),
        plan.Zones?.TopBps ?? double.PositiveInfinity,
        plan.Zones);
}
