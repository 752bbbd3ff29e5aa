using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    /// <summary>Money of the fills so far less their fees, plus what unwinding the rest on a row would bring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double UnrealisedAt(int row)
    {
        if (_run.Phase == Phase.Flat)
        {
            return 0;
        }

        if (_run.LegA.IsHeld && _run.LegB.IsHeld && !_plan.HasImpact)
        {
            return _run.TradeCash + (_run.Quantity * (_run.Direction == TradeDirection.ShortA ? _unwindA[row] : _unwindB[row]));
        }

        return _run.TradeCash + UnwindOf(_run.LegA, Venue.A, row) + UnwindOf(_run.LegB, Venue.B, row);
    }

    /// <summary>What unwinding one leg brings; a leg that waits or was cancelled or closed is worth nothing.</summary>
    private readonly double UnwindOf(in Leg leg, Venue venue, int row)
    {
        if (!leg.IsHeld)
        {
            return 0;
        }

        var quote = QuoteOf(venue, !leg.Buys, row);
        var costs = _plan.HasImpact ? _plan.Costs with { SlippageShare = SlippageShare(venue, !leg.Buys, row) } : _plan.Costs;
        return _run.Quantity * quote * (leg.Buys ? costs.SellFactor(venue) : -costs.BuyFactor(venue));
    }

    /// <summary>How far a fill moves the price: the fixed share, and the impact of its quantity where the book is known; never all of it.</summary>
    private readonly double SlippageShare(Venue venue, bool buys, int row)
    {
        var size = _plan.EntryLimits.SizeOf(venue, buys, row);
        return size > 0
            ? Math.Min(1, _plan.Costs.SlippageShare + (_plan.Environment.ImpactBps * 1e-4 * (_run.Quantity / size)))
            : _plan.Costs.SlippageShare;
    }

    private readonly double WorstQuote(Venue venue, bool buys, int row)
    {
        var next = QuoteOf(venue, buys, Math.Min(row + 1, _lastRow));
        var second = QuoteOf(venue, buys, Math.Min(row + 2, _lastRow));
        return buys ? Math.Max(next, second) : Math.Min(next, second);
    }
}
