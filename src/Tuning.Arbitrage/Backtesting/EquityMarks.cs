using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The running peak of the marked equity and the largest drops from it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct EquityMarks
{
    private const double PercentPerUnit = 100;

    /// <summary>Starts the peak at the balance.</summary>
    public EquityMarks(double balance) => Peak = balance;

    /// <summary>The highest mark so far, at least the balance.</summary>
    public double Peak { get; private set; }

    /// <summary>The largest drop from the running peak, in money.</summary>
    public double MaxDrawdown { get; private set; }

    /// <summary>The largest drop relative to the running peak, in %.</summary>
    public double MaxDrawdownPct { get; private set; }

    /// <summary>The drop of a mark that is not above the peak, in % of it.</summary>
    public readonly double DrawdownPct(double equity) => (Peak - equity) / Peak * PercentPerUnit;

    public void Add(double equity)
    {
        if (equity > Peak)
        {
            Peak = equity;
            return;
        }

        MaxDrawdown = Math.Max(MaxDrawdown, Peak - equity);
        MaxDrawdownPct = Math.Max(MaxDrawdownPct, DrawdownPct(equity));
    }

    /// <summary>The equity down to which no mark adds a drawdown, less rounding.</summary>
    public readonly double Floor => Math.Max(Peak - MaxDrawdown, Peak * (1 - (MaxDrawdownPct / PercentPerUnit)));

    /// <summary>The equity at which a drawdown reaches a limit, but for rounding.</summary>
    public readonly double AtDrawdownPct(double limitPct) => Peak * (1 - (limitPct / PercentPerUnit));
}
