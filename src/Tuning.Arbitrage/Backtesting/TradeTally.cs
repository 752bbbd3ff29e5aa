using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a backtest counts over its trades and fills, in the order in which they close.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TradeTally
{
    private const int ReasonCount = (int)ExitReason.Forced + 1;

    private ReasonCounts _reasons;

    public int Closed;
    public int Winners;
    public double Gains;
    public double Losses;
    public double Worst;
    public double HoldNs;
    public int LegRiskTrades;
    public double LegRiskPnl;
    public double NetPnl;
    public double Fees;
    public double Slippage;
    public double Turnover;
    public int CancelledEntries;
    public long OutOfZoneRows;

    public readonly int CountOf(ExitReason reason) => _reasons[(int)reason];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddTrade(ExitReason reason, double pnl, long holdNs, bool hasCancelledLeg)
    {
        Worst = Closed == 0 || pnl < Worst ? pnl : Worst;
        Closed++;
        _reasons[(int)reason]++;
        NetPnl += pnl;
        HoldNs += holdNs;

        // Without a branch: whether a trade gains is what no processor predicts.
        var isGain = pnl > 0;
        Winners += isGain ? 1 : 0;
        Gains += isGain ? pnl : 0;
        Losses -= isGain ? 0 : pnl;

        if (hasCancelledLeg)
        {
            LegRiskTrades++;
            LegRiskPnl += pnl;
        }
    }

    [InlineArray(ReasonCount)]
    private struct ReasonCounts
    {
        private int _first;
    }
}
