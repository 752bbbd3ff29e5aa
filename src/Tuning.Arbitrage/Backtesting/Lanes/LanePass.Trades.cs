using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <content>What happens on the rows that concern a lane.</content>
internal readonly unsafe ref partial struct LanePass
{
    /// <summary>A flat lane marks its first row and waits until it may enter again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BecomeFlat(int lane, ref RunState run, int row)
    {
        ref readonly var rules = ref _rules[lane];
        (run.Phase, run.Row) = (Phase.Flat, row);
        if (row >= _endRow)
        {
            return;
        }

        var flat = run.FlatEquity;
        run.Marks.Add(flat);
        run.EntriesEnded |= flat <= 0
            || (rules.Stops.DrawdownStopPct > 0 && run.Marks.DrawdownPct(flat) >= rules.Stops.DrawdownStopPct);
        if (run.EntriesEnded)
        {
            run.Row = _endRow;
            return;
        }

        row = Math.Max(row, _firstWarmRow);
        if (rules.CoolOffNs > 0 && run.HasExited && row < _endRow)
        {
            row = RowAt(run.LastExitNs + rules.CoolOffNs, row);
        }

        run.Row = row;
    }

    /// <summary>Decides an entry on a row whose edge is reached.</summary>
    /// <returns>Whether the lane has moved on from the row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryEnter(int lane, ref RunState run, int row)
    {
        if (row > _lastEntryRow)
        {
            run.Row = _endRow;
            return true;
        }

        if (_hasAges && _limits.RefuseOn(row))
        {
            return false;
        }

        ref readonly var rules = ref _rules[lane];
        var (edgeA, edgeB) = (_columns.EdgeA[row], _columns.EdgeB[row]);
        var isShortA = _takesA && !(_takesB && edgeB > edgeA);
        var money = _mostMoney;
        if (rules.Zones is not null)
        {
            if (ShareOf(lane, ref run, isShortA ? edgeA : edgeB) is not { } share)
            {
                return false;
            }

            money = Math.Min(_group.First.Environment.Notional * share, _balance);
        }

        var (fillA, fillB) = (FillRow(_latencyANs, row), FillRow(_latencyBNs, row));
        if (_hasImpact || IsCancelled(fillA, row, _latencyANs) || IsCancelled(fillB, row, _latencyBNs))
        {
            TradeByRules(lane, row);
            return true;
        }

        var ask = (isShortA ? _columns.AskB : _columns.AskA)[row];
        var quantity = _hasSizes ? Math.Min(money / ask, BookQuantity(isShortA, row)) : money / ask;
        if (!(quantity > 0))
        {
            return false;
        }

        run.Direction = isShortA ? TradeDirection.ShortA : TradeDirection.ShortB;
        run.Quantity = quantity;
        run.EntryNotional = quantity * ask;
        run.Phase = Phase.Holding;
        if (fillA == fillB && fillA > row)
        {
            RecordFlat(lane, ref run, fillA);
            FillBoth(ref run, buysA: !isShortA, fillA);
        }
        else
        {
            FillEntries(lane, ref run, row, fillA, fillB);
        }

        Hold(lane, ref run, row, Math.Max(fillA, fillB));
        return true;
    }

    /// <summary>Notes what ends the position that is filled, from its later fill on and behind the row that decided it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold(int lane, ref RunState run, int decisionRow, int entryRow)
    {
        run.EntryRow = entryRow;
        run.Row = Math.Max(entryRow, decisionRow + 1);
        ref readonly var rules = ref _rules[lane];
        ref var hold = ref _holds[lane];
        (hold.FirstRow, hold.IsOpen) = (run.Row, true);
        hold.LimitRow = rules.MaxHoldNs == 0
            ? LaneTriggers.Never
            : RowAt(_columns.TimeNs[entryRow] + rules.MaxHoldNs, run.Row);
        if (_stops is not null)
        {
            ArmStops(lane, ref run);
        }
    }

    private double BookQuantity(bool isShortA, int row) =>
        _limits.BookQuantity(isShortA ? TradeDirection.ShortA : TradeDirection.ShortB, row);

    /// <summary>The share of the notional of an edge; null when its zone takes none or there is none.</summary>
    private double? ShareOf(int lane, ref RunState run, double edgeBps)
    {
        var zones = _rules[lane].Zones!;
        var zone = zones.ZoneOf(edgeBps);
        if (zone < 0)
        {
            run.Tally.OutOfZoneRows++;
            return null;
        }

        return zones.ShareOf(zone) is var share and > 0 ? share : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ExitOn(int lane, ref RunState run, int row)
    {
        ref var hold = ref _holds[lane];
        var (fillA, fillB) = (FillRow(_latencyANs, row), FillRow(_latencyBNs, row));
        var (first, both) = (Math.Min(fillA, fillB), Math.Max(fillA, fillB));
        var markEnd = Math.Max(row + 1, first);
        if (both > _lastRow || !MarkHold(ref run, hold.FirstRow, _stops is null ? markEnd : row + 1))
        {
            HoldByRules(lane);
            return;
        }

        var reason = row == hold.LimitRow ? ExitReason.MaxHold : ExitReason.Exit;
        if (_stops is not null)
        {
            if (ReasonOn(lane, run, row) is not { } decided)
            {
                hold.FirstRow = run.Row = row + 1;
                ArmStops(lane, ref run);
                return;
            }

            reason = decided;
            run.EntriesEnded |= reason == ExitReason.DrawdownStop;
            MarkEach(ref run, row + 1, markEnd);
        }

        RecordHeld(lane, ref run, markEnd);
        var isShortA = run.Direction == TradeDirection.ShortA;
        if (first == both)
        {
            FillBoth(ref run, buysA: isShortA, both);
        }
        else
        {
            var venue = fillA < fillB ? Venue.A : Venue.B;
            Fill(ref run, venue, venue == Venue.A == isShortA, first);
            venue = venue == Venue.A ? Venue.B : Venue.A;
            MarkSingle(lane, ref run, venue, venue == Venue.A != isShortA, markEnd, both);
            Fill(ref run, venue, venue == Venue.A == isShortA, both);
        }

        var exitNs = _columns.TimeNs[both];
        run.Tally.AddTrade(
            reason,
            run.TradeCash,
            exitNs - _columns.TimeNs[run.EntryRow],
            hasCancelledLeg: false);
        run.FlatEquity = _balance + run.Tally.NetPnl;
        run.TradeCash = 0;
        (run.HasExited, run.LastExitNs) = (true, exitNs);
        run.Phase = Phase.Flat;
        hold.IsOpen = false;
        if (both > row || !EntersAgain(lane, ref run, row))
        {
            BecomeFlat(lane, ref run, Math.Max(both, row + (both > row ? 0 : 1)));
        }
    }

    /// <summary>An exit without latency leaves its row, which was marked already, for an entry.</summary>
    private bool EntersAgain(int lane, ref RunState run, int row)
    {
        ref readonly var rules = ref _rules[lane];
        var isReached = (_takesA && _columns.EdgeA[row] >= rules.EntryLevel) || (_takesB && _columns.EdgeB[row] >= rules.EntryLevel);
        return isReached && !run.EntriesEnded && rules.CoolOffNs == 0 && TryEnter(lane, ref run, row);
    }

    private bool IsCancelled(int fillRow, int row, long latencyNs) =>
        _columns.TimeNs[fillRow] - (_columns.TimeNs[row] + latencyNs) > _maxQuoteAgeNs;

    /// <summary>The first row of the window at or after a latency; the row behind the last when there is none. Mostly it is the next row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FillRow(long latencyNs, int row)
    {
        var dueNs = _columns.TimeNs[row] + latencyNs;
        return latencyNs > 0 && row < _lastRow && _columns.TimeNs[row + 1] >= dueNs ? row + 1 : RowDue(dueNs, row);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RowDue(long dueNs, int row) =>
        RowSearch.FirstAtOrAfter(new ReadOnlySpan<long>(_columns.TimeNs, _endRow), dueNs, row, _endRow);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RowAt(long timeNs, int from) =>
        RowSearch.FirstAtOrAfter(new ReadOnlySpan<long>(_columns.TimeNs, _endRow), timeNs, from, _endRow, _group.First.RowsPerNs);

    // Apart from the usual trades, which then need no room for a simulation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TradeByRules(int lane, int row) => GoOn(lane, SimulationOf(lane).TradeFrom(row, _group.CancellationToken));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void HoldByRules(int lane)
    {
        LeaveToSimulation(lane);
        GoOn(lane, SimulationOf(lane).HoldOn(_runs[lane].Row, _group.CancellationToken));
    }

    private void GoOn(int lane, int row)
    {
        if (_runs[lane].Phase == Phase.Flat)
        {
            BecomeFlat(lane, ref _runs[lane], row);
        }
        else
        {
            _runs[lane].Row = _endRow;
        }
    }

    /// <summary>Notes a position as the rules do, from its first row that is not done.</summary>
    private void LeaveToSimulation(int lane)
    {
        ref var run = ref _runs[lane];
        ref var hold = ref _holds[lane];
        (run.Row, hold.IsOpen) = (hold.FirstRow, false);
        var isShortA = run.Direction == TradeDirection.ShortA;
        run.LegA = new Leg { Buys = !isShortA, EntryRow = run.EntryRow, IsFilled = true };
        run.LegB = new Leg { Buys = isShortA, EntryRow = run.EntryRow, IsFilled = true };
    }
}
