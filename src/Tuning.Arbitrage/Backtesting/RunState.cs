using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Everything that changes while one parameter set runs over a window.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RunState
{
    public TradeTally Tally;
    public EquityMarks Marks;
    public Phase Phase;

    /// <summary>The row that the run has reached: every row before it is done.</summary>
    public int Row;

    /// <summary>The balance and the profit and loss of every closed trade.</summary>
    public double FlatEquity;

    public bool EntriesEnded;
    public bool HasExited;
    public long LastExitNs;
    public int SettledRow;
    public Leg LegA;
    public Leg LegB;
    public TradeDirection Direction;
    public double Quantity;
    public double EntryNotional;

    /// <summary>Money of the open trade's fills so far, less their fees.</summary>
    public double TradeCash;

    public double TradeFees;
    public int DecisionRow;
    public int EntryRow;
    public int Zone;
    public double EdgeBps;
    public ExitReason ExitReason;
    public int UnwindRow;

    public RunState(double balance, int firstRow)
    {
        Marks = new EquityMarks(balance);
        FlatEquity = balance;
        Row = firstRow;
        SettledRow = firstRow;
    }
}
