using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DecideExit(int row, double equity)
    {
        if (_run.Phase is not (Phase.Flat or Phase.Holding))
        {
            return;
        }

        var stop = EquityStop(equity);
        _run.EntriesEnded |= stop is not null;
        if (_run.Phase == Phase.Holding && (stop ?? PositionExit(row)) is { } reason)
        {
            OrderExit(row, reason);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ExitReason? EquityStop(double equity)
    {
        if (equity <= 0)
        {
            return ExitReason.Ruin;
        }

        return _parameters.DrawdownStopPct > 0 && _run.Marks.DrawdownPct(equity) >= _parameters.DrawdownStopPct
            ? ExitReason.DrawdownStop
            : null;
    }

    private readonly ExitReason? PositionExit(int row)
    {
        var unrealisedBps = UnrealisedAt(row) / _run.EntryNotional * 1e4;
        if (_parameters.StopLossBps > 0 && unrealisedBps <= -_parameters.StopLossBps)
        {
            return ExitReason.StopLoss;
        }

        if (_plan.MaxHoldNs > 0 && _timeNs[row] - _timeNs[_run.EntryRow] >= _plan.MaxHoldNs)
        {
            return ExitReason.MaxHold;
        }

        if (_parameters.TakeProfitBps > 0 && unrealisedBps >= _parameters.TakeProfitBps)
        {
            return ExitReason.TakeProfit;
        }

        var remainingBps = _run.Direction == TradeDirection.ShortA ? -_edgeB[row] : -_edgeA[row];
        return remainingBps <= _parameters.ExitBps ? ExitReason.Exit : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DecideEntry(int row)
    {
        if (_run.Phase != Phase.Flat || _run.EntriesEnded || !IsCooledOff(row) || row < _plan.Edges.FirstWarmRow)
        {
            return;
        }

        var direction = LargerEdge(row);
        var edgeBps = direction == TradeDirection.ShortA ? _edgeA[row] : _edgeB[row];
        if (!(edgeBps >= _parameters.EntryBps) || _plan.EntryLimits.RefuseOn(row) || !FillsInWindow(row))
        {
            return;
        }

        var zone = _plan.Zones?.ZoneOf(edgeBps);
        if (zone < 0)
        {
            _run.Tally.OutOfZoneRows++;
            return;
        }

        var share = zone is { } inside ? _plan.Zones!.ShareOf(inside) : 1;
        if (share > 0)
        {
            OrderEntry(row, direction, edgeBps, share, zone ?? -1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsCooledOff(int row) =>
        !_run.HasExited || _plan.CoolOffNs == 0 || _timeNs[row] - _run.LastExitNs >= _plan.CoolOffNs;

    /// <summary>The direction filter comes before the comparison; ties are shortA's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TradeDirection LargerEdge(int row) => _plan.Environment.Direction switch
    {
        AllowedDirections.ShortA => TradeDirection.ShortA,
        AllowedDirections.ShortB => TradeDirection.ShortB,
        _ => _edgeB[row] > _edgeA[row] ? TradeDirection.ShortB : TradeDirection.ShortA,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool FillsInWindow(int row)
    {
        var latestNs = _timeNs[row] + Math.Max(_plan.LatencyANs, _plan.LatencyBNs);
        return _plan.DelayRows == 0
            ? latestNs <= _timeNs[_lastRow]
            : FillRow(latestNs, row) + _plan.DelayRows <= _lastRow;
    }
}
