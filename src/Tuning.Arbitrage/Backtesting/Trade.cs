using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// A closed trade. Rows count from 0 in the data set, times are nanoseconds since the Unix epoch, prices are in the quote
/// currency of A and include slippage; those of a cancelled leg are absent.
/// </summary>
/// <param name="Direction">What was sold and bought.</param>
/// <param name="Reason">Why it was closed.</param>
/// <param name="DecisionRow">Row on which the entry was decided.</param>
/// <param name="DecisionTimeNs">Time of that row.</param>
/// <param name="EntryRow">Row of the later entry fill.</param>
/// <param name="EntryTimeNs">Time of that row.</param>
/// <param name="ExitRow">Row of the later exit fill.</param>
/// <param name="ExitTimeNs">Time of that row.</param>
/// <param name="Quantity">Units bought and sold on each leg.</param>
/// <param name="EntryPriceA">Price of the entry fill on A.</param>
/// <param name="EntryPriceB">Price of the entry fill on B.</param>
/// <param name="ExitPriceA">Price of the exit fill on A.</param>
/// <param name="ExitPriceB">Price of the exit fill on B.</param>
/// <param name="Fees">Fees of all its fills, in money.</param>
/// <param name="Pnl">Money of its fills less the fees.</param>
/// <param name="Zone">Zone of the edge on the decision row, from 0; -1 without zones.</param>
/// <param name="EdgeBps">Edge on the decision row, centred if the entries are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Trade(
    TradeDirection Direction,
    ExitReason Reason,
    int DecisionRow,
    long DecisionTimeNs,
    int EntryRow,
    long EntryTimeNs,
    int ExitRow,
    long ExitTimeNs,
    double Quantity,
    double? EntryPriceA,
    double? EntryPriceB,
    double? ExitPriceA,
    double? ExitPriceB,
    double Fees,
    double Pnl,
    int Zone,
    double EdgeBps)
{
    /// <summary>Row of the entry fill on B: that of its exchange rate; meaningless when that leg was cancelled.</summary>
    public int EntryRowB { get; init; }

    /// <summary>Row of the exit fill on B; meaningless when that leg was cancelled.</summary>
    public int ExitRowB { get; init; }

    /// <summary>Whether one of its entry legs was cancelled.</summary>
    public bool HasCancelledLeg => EntryPriceA is null || EntryPriceB is null;

    /// <summary>Time from the later entry fill to the later exit fill, in nanoseconds.</summary>
    public long HoldNs => ExitTimeNs - EntryTimeNs;
}
