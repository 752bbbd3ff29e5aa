namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    private void DecideExit(int row, double equity)
    {
        if (_phase is not (Phase.Flat or Phase.Holding))
        {
            return;
        }

        var stop = EquityStop(equity);
        _entriesEnded |= stop is not null;
        if (_phase == Phase.Holding && (stop ?? PositionExit(row)) is { } reason)
        {
            OrderExit(row, reason);
        }
    }

    private readonly ExitReason? EquityStop(double equity)
    {
        if (equity <= 0)
        {
            return ExitReason.Ruin;
        }

        return _parameters.DrawdownStopPct > 0 && _marks.DrawdownPct(equity) >= _parameters.DrawdownStopPct
            ? ExitReason.DrawdownStop
            : null;
    }

    private readonly ExitReason? PositionExit(int row)
    {
        var unrealisedBps = UnrealisedAt(row) / _entryNotional * 1e4;
        if (_parameters.StopLossBps > 0 && unrealisedBps <= -_parameters.StopLossBps)
        {
            return ExitReason.StopLoss;
        }

        if (_maxHoldNs > 0 && _timeNs[row] - _timeNs[_entryRow] >= _maxHoldNs)
        {
            return ExitReason.MaxHold;
        }

        if (_parameters.TakeProfitBps > 0 && unrealisedBps >= _parameters.TakeProfitBps)
        {
            return ExitReason.TakeProfit;
        }

        var remainingBps = _direction == TradeDirection.ShortA ? -_edgeB[row] : -_edgeA[row];
        return remainingBps <= _parameters.ExitBps ? ExitReason.Exit : null;
    }

    private void DecideEntry(int row)
    {
        if (_phase != Phase.Flat || _entriesEnded || !IsCooledOff(row) || row < _edges.FirstWarmRow)
        {
            return;
        }

        var direction = LargerEdge(row);
        var edgeBps = direction == TradeDirection.ShortA ? _edgeA[row] : _edgeB[row];
        if (!(edgeBps >= _parameters.EntryBps) || IsStanding(row) || !FillsInWindow(row))
        {
            return;
        }

        var zone = _zones?.ZoneOf(edgeBps);
        if (zone < 0)
        {
            _tally.OutOfZoneRows++;
            return;
        }

        var share = zone is { } inside ? _zones!.ShareOf(inside) : 1;
        if (share > 0)
        {
            OrderEntry(row, direction, edgeBps, share, zone ?? -1);
        }
    }

    private readonly bool IsCooledOff(int row) =>
        !_hasExited || _coolOffNs == 0 || _timeNs[row] - _lastExitNs >= _coolOffNs;

    /// <summary>The direction filter comes before the comparison; ties are shortA's.</summary>
    private readonly TradeDirection LargerEdge(int row) => _environment.Direction switch
    {
        AllowedDirections.ShortA => TradeDirection.ShortA,
        AllowedDirections.ShortB => TradeDirection.ShortB,
        _ => _edgeB[row] > _edgeA[row] ? TradeDirection.ShortB : TradeDirection.ShortA,
    };

    private readonly bool IsStanding(int row)
    {
        if (_maxUnchangedNs == 0)
        {
            return false;
        }

        var changed = Math.Min(_market.Changes.RowA[row], _market.Changes.RowB[row]);
        return _timeNs[row] - _timeNs[changed] > _maxUnchangedNs;
    }

    private readonly bool FillsInWindow(int row) =>
        _timeNs[row] + Math.Max(_environment.LatencyNs(Venue.A), _environment.LatencyNs(Venue.B)) <= _timeNs[_lastRow];
}
