namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    private void OrderEntry(int row, TradeDirection direction, double edgeBps, double share, int zone)
    {
        var ask = direction == TradeDirection.ShortA ? _market.AskB[row] : _market.Quotes.AskA[row];
        _direction = direction;
        _quantity = Math.Min(_environment.Notional * share, _environment.Balance) / ask;
        _entryNotional = _quantity * ask;
        (_decisionRow, _edgeBps, _zone) = (row, edgeBps, zone);
        _legA = OrderedLeg(Venue.A, row, direction == TradeDirection.ShortB);
        _legB = OrderedLeg(Venue.B, row, direction == TradeDirection.ShortA);
        _phase = Phase.Entering;
        SettleBefore(row + 1);
        FillEntries(row);
    }

    private readonly Leg OrderedLeg(Venue venue, int row, bool buys)
    {
        var dueNs = _timeNs[row] + _environment.LatencyNs(venue);
        var fillRow = RowSearch.FirstAtOrAfter(_timeNs, dueNs, row, _lastRow + 1);
        return new Leg { Buys = buys, EntryRow = fillRow, IsCancelled = _timeNs[fillRow] - dueNs > _maxQuoteAgeNs };
    }

    private void OrderExit(int row, ExitReason reason)
    {
        _exitReason = reason;
        _legA.ExitRow = ExitFillRow(Venue.A, row);
        _legB.ExitRow = ExitFillRow(Venue.B, row);
        _phase = Phase.Exiting;
        SettleBefore(row + 1);
        FillExits(row);
    }

    private readonly int ExitFillRow(Venue venue, int row) =>
        RowSearch.FirstAtOrAfter(_timeNs, _timeNs[row] + _environment.LatencyNs(venue), row, _lastRow + 1);

    private void FillDue(int row)
    {
        if (_phase is Phase.Flat or Phase.Holding)
        {
            return;
        }

        SettleBefore(row);
        if (_phase == Phase.Entering)
        {
            FillEntries(row);
        }
        else if (_phase == Phase.Exiting)
        {
            FillExits(row);
        }
        else
        {
            UnwindSingleLeg(row);
        }
    }

    private void FillEntries(int row)
    {
        FillEntry(ref _legA, Venue.A, row);
        FillEntry(ref _legB, Venue.B, row);
        if (row < Math.Max(_legA.EntryRow, _legB.EntryRow))
        {
            return;
        }

        if (_legA.IsCancelled && _legB.IsCancelled)
        {
            _tally.CancelledEntries++;
            _phase = Phase.Flat;
        }
        else if (_legA.IsCancelled || _legB.IsCancelled)
        {
            var (filled, cancelled) = _legA.IsCancelled ? (_legB, _legA) : (_legA, _legB);
            _entryRow = filled.EntryRow;
            _unwindRow = Math.Max(filled.EntryRow + 1, cancelled.EntryRow);
            _phase = Phase.Unwinding;
            UnwindSingleLeg(row);
        }
        else
        {
            _entryRow = row;
            _phase = Phase.Holding;
        }
    }

    private void FillEntry(ref Leg leg, Venue venue, int row)
    {
        if (!leg.IsCancelled && leg.EntryRow == row)
        {
            leg.EntryPrice = Fill(venue, leg.Buys, row);
            leg.IsFilled = true;
        }
    }

    private void FillExits(int row)
    {
        CloseLeg(ref _legA, Venue.A, row, _legA.ExitRow == row);
        CloseLeg(ref _legB, Venue.B, row, _legB.ExitRow == row);
        if (_legA.IsClosed && _legB.IsClosed)
        {
            CloseTrade(_exitReason, row);
        }
    }

    private void UnwindSingleLeg(int row)
    {
        if (row >= _unwindRow)
        {
            CloseHeldLegs(row);
            CloseTrade(ExitReason.LegRisk, row);
        }
    }

    private void CloseHeldLegs(int row)
    {
        CloseLeg(ref _legA, Venue.A, row, _legA.IsHeld);
        CloseLeg(ref _legB, Venue.B, row, _legB.IsHeld);
    }

    private void CloseLeg(ref Leg leg, Venue venue, int row, bool isDue)
    {
        if (isDue && leg.IsHeld)
        {
            leg.ExitPrice = Fill(venue, !leg.Buys, row);
            leg.IsClosed = true;
        }
    }

    private double Fill(Venue venue, bool buys, int row)
    {
        var quote = QuoteOf(venue, buys, row);
        var price = buys ? quote * (1 + _costs.SlippageShare) : quote * (1 - _costs.SlippageShare);
        var money = _quantity * price;
        var fee = money * (venue == Venue.A ? _costs.FeeAShare : _costs.FeeBShare);
        _tradeCash += (buys ? -money : money) - fee;
        _tradeFees += fee;
        _tally.Fees += fee;
        _tally.Turnover += money;
        _tally.Slippage += _quantity * Math.Abs(price - quote);
        return price;
    }

    private readonly double QuoteOf(Venue venue, bool buys, int row) => (venue, buys) switch
    {
        (Venue.A, true) => _market.Quotes.AskA[row],
        (Venue.A, false) => _market.Quotes.BidA[row],
        (_, true) => _market.AskB[row],
        _ => _market.BidB[row],
    };

    /// <summary>Money of the fills so far less their fees, plus what unwinding the rest on a row would bring.</summary>
    private readonly double UnrealisedAt(int row)
    {
        if (_phase == Phase.Flat)
        {
            return 0;
        }

        if (_legA.IsHeld && _legB.IsHeld)
        {
            return _tradeCash + (_quantity * (_direction == TradeDirection.ShortA ? _unwinds.ShortA : _unwinds.ShortB)[row]);
        }

        return _tradeCash + UnwindOf(_legA, Venue.A, row) + UnwindOf(_legB, Venue.B, row);
    }

    /// <summary>What unwinding one leg brings; a leg that waits or was cancelled or closed is worth nothing.</summary>
    private readonly double UnwindOf(in Leg leg, Venue venue, int row)
    {
        if (!leg.IsHeld)
        {
            return 0;
        }

        var quote = QuoteOf(venue, !leg.Buys, row);
        return _quantity * quote * (leg.Buys ? _costs.SellFactor(venue) : -_costs.BuyFactor(venue));
    }

    private void CloseTrade(ExitReason reason, int row)
    {
        var holdNs = _timeNs[row] - _timeNs[_entryRow];
        _tally.AddTrade(reason, _tradeCash, holdNs, _legA.IsCancelled || _legB.IsCancelled);
        if (_record.KeepsTrades)
        {
            _record.AddTrade(TradeClosed(reason, row));
        }

        _flatEquity = _environment.Balance + _tally.NetPnl;
        (_tradeCash, _tradeFees) = (0, 0);
        (_hasExited, _lastExitNs) = (true, _timeNs[row]);
        _phase = Phase.Flat;
    }

    private readonly Trade TradeClosed(ExitReason reason, int row) => new(
        _direction,
        reason,
        _decisionRow,
        _timeNs[_decisionRow],
        _entryRow,
        _timeNs[_entryRow],
        row,
        _timeNs[row],
        _quantity,
        _legA.IsFilled ? _legA.EntryPrice : null,
        _legB.IsFilled ? _legB.EntryPrice : null,
        _legA.IsFilled ? _legA.ExitPrice : null,
        _legB.IsFilled ? _legB.ExitPrice : null,
        _tradeFees,
        _tradeCash,
        _zone,
        _edgeBps);
}
