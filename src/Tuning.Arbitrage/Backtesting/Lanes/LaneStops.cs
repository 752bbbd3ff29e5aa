using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>What money closes a lane's position.</summary>
/// <param name="TakeProfitBps">Unrealised gain in bps of the entry; 0 = off.</param>
/// <param name="StopLossBps">Unrealised loss in bps of the entry; 0 = off.</param>
/// <param name="DrawdownStopPct">Drawdown in % of the peak, which ends entries as well; 0 = off.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LaneStops(double TakeProfitBps, double StopLossBps, double DrawdownStopPct)
{
    /// <summary>The stops of parameters.</summary>
    public static LaneStops Of(ArbitrageParameters parameters) =>
        new(parameters.TakeProfitBps, parameters.StopLossBps, parameters.DrawdownStopPct);
}
