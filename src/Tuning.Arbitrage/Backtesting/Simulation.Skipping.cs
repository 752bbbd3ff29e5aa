using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    /// <summary>Relative width of the band around a bound in which a row is stepped rather than left out; above any rounding.</summary>
    private const double RoundingBand = 1e-12;

    /// <summary>Rows of a position that are looked at together.</summary>
    private const int PartRows = 2048;

    /// <summary>The same where a stop may come first: what lies behind it is looked at in vain.</summary>
    private const int PartRowsWithStops = 256;

    /// <summary>Decides an entry on a row and works on until nothing is held or pending.</summary>
    /// <returns>The first row that is not done; at most the window's end.</returns>
    public int TradeFrom(int row, CancellationToken cancellationToken)
    {
        DecideEntry(row);
        return HoldOn(row + 1, cancellationToken);
    }

    /// <summary>Works on until nothing is held or pending.</summary>
    /// <returns>The first row that is not done; at most the window's end.</returns>
    public int HoldOn(int row, CancellationToken cancellationToken)
    {
        while (row <= _lastRow && _run.Phase != Phase.Flat)
        {
            cancellationToken.ThrowIfCancellationRequested();
            row = HoldOn(row, PartEnd(row, _lastRow + 1));
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int HoldOn(int row, int end)
    {
        while (row < end && _run.Phase != Phase.Flat)
        {
            if (_run.Phase != Phase.Holding)
            {
                FillDue(row);
                if (_run.Phase is not (Phase.Flat or Phase.Holding))
                {
                    _run.Marks.Add(EquityAt(row));
                    row++;
                }
            }
            else if (_plan.HasImpact)
            {
                row = HoldWithImpact(row, end);
            }
            else
            {
                row = HoldFrom(row, end);
            }
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SkipTo(int end)
    {
        for (var row = _run.Row; row < end;)
        {
            row = _run.Phase == Phase.Flat ? EnterFrom(row, end) : HoldOn(row, end);
        }
    }

    /// <summary>Flat rows all have one mark, so the first decides whether entries end, and the rest only compare edges.</summary>
    /// <returns>The row behind the first on which an entry was ordered; at most the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int EnterFrom(int row, int end)
    {
        _run.Marks.Add(_run.FlatEquity);
        if (_run.EntriesEnded || EquityStop(_run.FlatEquity) is not null)
        {
            _run.EntriesEnded = true;
            return end;
        }

        row = Math.Max(row, _plan.Edges.FirstWarmRow);
        if (_plan.CoolOffNs > 0 && _run.HasExited && row < end)
        {
            row = RowSearch.FirstAtOrAfter(_timeNs, _run.LastExitNs + _plan.CoolOffNs, row, end, _plan.RowsPerNs);
        }

        if (row >= end)
        {
            return end;
        }

        while (_run.Phase == Phase.Flat)
        {
            row = _plan.Environment.Direction switch
            {
                AllowedDirections.ShortA => NextEdgeRow(TradeDirection.ShortA, _parameters.EntryBps, row, end),
                AllowedDirections.ShortB => NextEdgeRow(TradeDirection.ShortB, _parameters.EntryBps, row, end),
                _ => NextEitherEdgeRow(_parameters.EntryBps, row, end),
            };
            if (row >= end)
            {
                return end;
            }

            DecideEntry(row);
            row++;
        }

        return row;
    }

    /// <summary>While nothing is pending only the exit's edge, the holding limit and the stops can decide anything.</summary>
    /// <returns>The row behind the first on which an exit was or might have been decided; at most the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int HoldFrom(int row, int end)
    {
        var unwindEdge = _run.Direction == TradeDirection.ShortA ? TradeDirection.ShortB : TradeDirection.ShortA;
        var holdRow = _plan.MaxHoldNs == 0
            ? int.MaxValue
            : RowSearch.FirstAtOrAfter(_timeNs, _timeNs[_run.EntryRow] + _plan.MaxHoldNs, row, end, _plan.RowsPerNs);
        var partRows = _plan.HasStops ? PartRowsWithStops : PartRows;
        while (row < end)
        {
            var partEnd = Math.Min(end, Math.Min(holdRow, row + partRows));
            var exitRow = NextEdgeRow(unwindEdge, -_parameters.ExitBps, row, partEnd);
            var isDecided = exitRow < partEnd || (exitRow == holdRow && exitRow < end);
            var markEnd = isDecided ? exitRow + 1 : partEnd;
            var stopRow = MarkUntilStop(row, markEnd);
            if (stopRow < markEnd)
            {
                var equity = EquityAt(stopRow);
                _run.Marks.Add(equity);
                DecideExit(stopRow, equity);
                DecideEntry(stopRow);
                return stopRow + 1;
            }

            if (isDecided)
            {
                OrderExit(exitRow, exitRow == holdRow ? ExitReason.MaxHold : ExitReason.Exit);
                DecideEntry(exitRow);
                return exitRow + 1;
            }

            row = partEnd;
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NextEdgeRow(TradeDirection direction, double level, int row, int end)
    {
        var edge = direction == TradeDirection.ShortA ? _edgeA : _edgeB;
        return _edgeBlocks is null
            ? RowScan.FirstAtOrAbove(edge, level, row, end, _width)
            : (direction == TradeDirection.ShortA ? _edgeBlocks.ShortA : _edgeBlocks.ShortB)
                .FirstAtOrAbove(edge, level, row, end, _width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NextEitherEdgeRow(double level, int row, int end) => _edgeBlocks is null
        ? RowScan.FirstAtOrAbove(_edgeA, _edgeB, level, row, end, _width)
        : _edgeBlocks.Either.FirstAtOrAbove(_edgeA, _edgeB, level, row, end, _width);

    /// <summary>
    /// Marks the rows [row, end) of a held position up to the first on which a stop may fire, and returns that row. The
    /// equity follows the unwind money of a unit, so its extremes show that no stop fires, and mostly the drawdown too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int MarkUntilStop(int row, int end)
    {
        var unwind = _run.Direction == TradeDirection.ShortA ? _unwindA : _unwindB;
        var (lowest, highest) = UnwindExtremes(unwind, row, end);
        var band = RoundingBand * (_run.Marks.Peak + Math.Abs(_run.FlatEquity) + Math.Abs(_run.TradeCash) + _run.EntryNotional);
        var gain = _run.FlatEquity + GainLimit() - band;
        var floor = StopFloor(Math.Max(_run.Marks.Peak, HeldEquity(highest))) + band;
        if (HeldEquity(lowest) <= floor || HeldEquity(highest) >= gain)
        {
            var (offset, perUnit) = (_run.FlatEquity + _run.TradeCash, 1 / _run.Quantity);
            end = RowScan.FirstOutside(
                unwind, (floor + band - offset) * perUnit, (gain - band - offset) * perUnit, row, end, _width);
            if (row == end)
            {
                return end;
            }

            (lowest, highest) = UnwindExtremes(unwind, row, end);
        }

        if (!_run.Marks.TryAddRun(HeldEquity(lowest), HeldEquity(highest)))
        {
            var marks = _run.Marks;
            for (; row < end; row++)
            {
                marks.Add(HeldEquity(unwind[row]));
            }

            _run.Marks = marks;
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double HeldEquity(double unwind) => _run.FlatEquity + (_run.TradeCash + (_run.Quantity * unwind));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly (double Lowest, double Highest) UnwindExtremes(ReadOnlySpan<double> unwind, int row, int end)
    {
        if ((_run.Direction == TradeDirection.ShortA ? _unwindBlocksA : _unwindBlocksB) is { } blocks)
        {
            return blocks.Extremes(unwind, row, end, _width);
        }

        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        RowScan.Widen(unwind, row, end, ref lowest, ref highest, _width);
        return (lowest, highest);
    }

    /// <summary>The equity down to which no stop fires while the peak is at most the one given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double StopFloor(double peak)
    {
        var floor = _parameters.StopLossBps > 0
            ? Math.Max(0, _run.FlatEquity - (_parameters.StopLossBps * 1e-4 * _run.EntryNotional))
            : 0;
        return _parameters.DrawdownStopPct > 0
            ? Math.Max(floor, peak * (1 - (_parameters.DrawdownStopPct * 1e-2)))
            : floor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double GainLimit() =>
        _parameters.TakeProfitBps > 0 ? _parameters.TakeProfitBps * 1e-4 * _run.EntryNotional : double.PositiveInfinity;
}
