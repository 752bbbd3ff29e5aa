using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>Where the columns lie in memory while they are pinned.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct LaneColumns
{
    public long* TimeNs;
    public double* EdgeA;
    public double* EdgeB;
    public double* UnwindA;
    public double* UnwindB;
    public double* BidA;
    public double* AskA;
    public double* BidB;
    public double* AskB;
}
