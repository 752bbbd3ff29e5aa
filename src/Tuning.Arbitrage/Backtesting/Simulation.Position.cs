using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OrderEntry(int row, TradeDirection direction, double edgeBps, double share, int zone)
    {
        var ask = direction == TradeDirection.ShortA ? _askB[row] : _askA[row];
        var quantity = Math.Min(_plan.Environment.Notional * share, _plan.Environment.Balance) / ask;
        if (_plan.EntryLimits.HasSizes)
        {
            quantity = Math.Min(quantity, _plan.EntryLimits.BookQuantity(direction, row));
        }

        if (!(quantity > 0))
        {
            return;
        }

        _run.Direction = direction;
        _run.Quantity = quantity;
        _run.EntryNotional = _run.Quantity * ask;
        (_run.DecisionRow, _run.EdgeBps, _run.Zone) = (row, edgeBps, zone);
        _run.LegA = OrderedLeg(Venue.A, row, direction == TradeDirection.ShortB);
        _run.LegB = OrderedLeg(Venue.B, row, direction == TradeDirection.ShortA);
        _run.Phase = Phase.Entering;
        SettleBefore(row + 1);
        FillEntries(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Leg OrderedLeg(Venue venue, int row, bool buys)
    {
        var dueNs = DueNs(venue, row);
        var fillRow = FillRow(dueNs, row);
        var isCancelled = _timeNs[fillRow] - dueNs > _plan.MaxQuoteAgeNs;
        return new Leg { Buys = buys, EntryRow = isCancelled ? fillRow : fillRow + _plan.DelayRows, IsCancelled = isCancelled };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OrderExit(int row, ExitReason reason)
    {
        _run.ExitReason = reason;
        _run.LegA.ExitRow = ExitFillRow(Venue.A, row);
        _run.LegB.ExitRow = ExitFillRow(Venue.B, row);
        _run.Phase = Phase.Exiting;
        SettleBefore(row + 1);
        FillExits(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int ExitFillRow(Venue venue, int row) =>
        FillRow(DueNs(venue, row), row) + _plan.DelayRows;

    /// <summary>The first row of the window at or after a time; the row behind the last when there is none. Mostly it is the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int FillRow(long dueNs, int row) =>
        _timeNs[row] < dueNs && row < _lastRow && _timeNs[row + 1] >= dueNs
            ? row + 1
            : RowSearch.FirstAtOrAfter(_timeNs, dueNs, row, _lastRow + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long DueNs(Venue venue, int row) => _timeNs[row] + (venue == Venue.A ? _plan.LatencyANs : _plan.LatencyBNs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillDue(int row)
    {
        if (_run.Phase is Phase.Flat or Phase.Holding)
        {
            return;
        }

        SettleBefore(row);
        if (_run.Phase == Phase.Entering)
        {
            FillEntries(row);
        }
        else if (_run.Phase == Phase.Exiting)
        {
            FillExits(row);
        }
        else
        {
            UnwindSingleLeg(row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillEntries(int row)
    {
        FillEntry(ref _run.LegA, Venue.A, row);
        FillEntry(ref _run.LegB, Venue.B, row);
        if (row < Math.Max(_run.LegA.EntryRow, _run.LegB.EntryRow))
        {
            return;
        }

        if (_run.LegA.IsCancelled && _run.LegB.IsCancelled)
        {
            _run.Tally.CancelledEntries++;
            _run.Phase = Phase.Flat;
        }
        else if (_run.LegA.IsCancelled || _run.LegB.IsCancelled)
        {
            var (filled, cancelled) = _run.LegA.IsCancelled ? (_run.LegB, _run.LegA) : (_run.LegA, _run.LegB);
            _run.EntryRow = filled.EntryRow;
            _run.UnwindRow = Math.Max(filled.EntryRow + 1, cancelled.EntryRow) + _plan.DelayRows;
            _run.Phase = Phase.Unwinding;
            UnwindSingleLeg(row);
        }
        else
        {
            _run.EntryRow = row;
            _run.Phase = Phase.Holding;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FillEntry(ref Leg leg, Venue venue, int row)
    {
        if (!leg.IsCancelled && leg.EntryRow == row)
        {
            leg.EntryPrice = Fill(venue, leg.Buys, row);
            leg.IsFilled = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillExits(int row)
    {
        CloseLeg(ref _run.LegA, Venue.A, row, _run.LegA.ExitRow == row);
        CloseLeg(ref _run.LegB, Venue.B, row, _run.LegB.ExitRow == row);
        if (_run.LegA.IsClosed && _run.LegB.IsClosed)
        {
            CloseTrade(_run.ExitReason, row);
        }
    }

    private void UnwindSingleLeg(int row)
    {
        if (row >= _run.UnwindRow)
        {
            CloseHeldLegs(row);
            CloseTrade(ExitReason.LegRisk, row);
        }
    }

    private void CloseHeldLegs(int row)
    {
        CloseLeg(ref _run.LegA, Venue.A, row, _run.LegA.IsHeld);
        CloseLeg(ref _run.LegB, Venue.B, row, _run.LegB.IsHeld);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CloseLeg(ref Leg leg, Venue venue, int row, bool isDue)
    {
        if (isDue && leg.IsHeld)
        {
            leg.ExitPrice = Fill(venue, !leg.Buys, row);
            leg.ExitRow = row;
            leg.IsClosed = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Fill(Venue venue, bool buys, int row)
    {
        var quote = _plan.Fills == FillModel.WorstOfNextTwoRows ? WorstQuote(venue, buys, row) : QuoteOf(venue, buys, row);
        var slippage = _plan.HasImpact ? SlippageShare(venue, buys, row) : _plan.Costs.SlippageShare;
        var price = buys ? quote * (1 + slippage) : quote * (1 - slippage);
        var money = _run.Quantity * price;
        var fee = money * (venue == Venue.A ? _plan.Costs.FeeAShare : _plan.Costs.FeeBShare);
        _run.TradeCash += (buys ? -money : money) - fee;
        _run.TradeFees += fee;
        _run.Tally.Fees += fee;
        _run.Tally.Turnover += money;
        _run.Tally.Slippage += _run.Quantity * Math.Abs(price - quote);
        return price;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double QuoteOf(Venue venue, bool buys, int row) => (venue, buys) switch
    {
        (Venue.A, true) => _askA[row],
        (Venue.A, false) => _bidA[row],
        (_, true) => _askB[row],
        _ => _bidB[row],
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseTrade(ExitReason reason, int row)
    {
        var holdNs = _timeNs[row] - _timeNs[_run.EntryRow];
        _run.Tally.AddTrade(reason, _run.TradeCash, holdNs, _run.LegA.IsCancelled || _run.LegB.IsCancelled);
        if (_record is { KeepsTrades: true })
        {
            _record.AddTrade(TradeClosed(reason, row));
        }

        _run.FlatEquity = _plan.Environment.Balance + _run.Tally.NetPnl;
        (_run.TradeCash, _run.TradeFees) = (0, 0);
        (_run.HasExited, _run.LastExitNs) = (true, _timeNs[row]);
        _run.Phase = Phase.Flat;
    }

    private readonly Trade TradeClosed(ExitReason reason, int row) => new(
        _run.Direction,
        reason,
        _run.DecisionRow,
        _timeNs[_run.DecisionRow],
        _run.EntryRow,
        _timeNs[_run.EntryRow],
        row,
        _timeNs[row],
        _run.Quantity,
        _run.LegA.IsFilled ? _run.LegA.EntryPrice : null,
        _run.LegB.IsFilled ? _run.LegB.EntryPrice : null,
        _run.LegA.IsFilled ? _run.LegA.ExitPrice : null,
        _run.LegB.IsFilled ? _run.LegB.ExitPrice : null,
        _run.TradeFees,
        _run.TradeCash,
        _run.Zone,
        _run.EdgeBps)
    {
        EntryRowB = _run.LegB.EntryRow,
        ExitRowB = _run.LegB.ExitRow,
    };
}
