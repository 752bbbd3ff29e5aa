using System.Runtime.CompilerServices;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double equity)
    {
        Peak = equity > Peak ? equity : Peak;
        if (Peak - equity > MaxDrawdown)
        {
            Drop(equity);
        }
    }

    /// <summary>
    /// Adds a run of marks of which only the extremes are known, where they tell all: either no mark is above the peak,
    /// or no drop within the run, whatever their order, is the largest so far.
    /// </summary>
    /// <returns>Whether the extremes told all; otherwise nothing was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAddRun(double lowest, double highest)
    {
        var peak = highest > Peak ? highest : Peak;
        if (peak - lowest <= MaxDrawdown)
        {
            Peak = peak;
            return true;
        }

        if (highest > Peak)
        {
            return false;
        }

        Add(lowest);
        return true;
    }

    /// <summary>The peak never falls, so a share that is the largest belongs to a drop that is.</summary>
    private void Drop(double equity)
    {
        MaxDrawdown = Peak - equity;
        MaxDrawdownPct = Math.Max(MaxDrawdownPct, DrawdownPct(equity));
    }
}
