namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    /// <summary>Relative width of the band around a bound in which a row is stepped rather than left out; above any rounding.</summary>
    private const double RoundingBand = 1e-12;

    /// <summary>Rows of a position that are looked at together; a stop within them then costs little in vain.</summary>
    private const int PartRows = 2048;

    /// <summary>The first row from this one on, up to the end, that may change more than a mark between known bounds.</summary>
    private int SkipIdleRows(int row, int end)
    {
        if (_skipping == RowSkipping.None || row >= end)
        {
            return row;
        }

        return _run.Phase switch
        {
            Phase.Flat => NextEntryRow(row, end),
            Phase.Holding => NextPositionRow(row, end),
            _ => row,
        };
    }

    /// <summary>Flat rows all have one mark, so the first decides whether entries end, and the rest only compare edges.</summary>
    private int NextEntryRow(int row, int end)
    {
        _run.Marks.Add(_run.FlatEquity);
        if (_run.EntriesEnded || EquityStop(_run.FlatEquity) is not null)
        {
            _run.EntriesEnded = true;
            return end;
        }

        row = Math.Max(row, _plan.Edges.FirstWarmRow);
        if (_run.HasExited && _plan.CoolOffNs > 0 && row < end)
        {
            row = RowSearch.FirstAtOrAfter(_timeNs, _run.LastExitNs + _plan.CoolOffNs, row, end);
        }

        if (row >= end)
        {
            return end;
        }

        return _plan.Environment.Direction switch
        {
            AllowedDirections.ShortA => NextEdgeRow(_edgeA, _edgeA, _parameters.EntryBps, row, end),
            AllowedDirections.ShortB => NextEdgeRow(_edgeB, _edgeB, _parameters.EntryBps, row, end),
            _ => NextEdgeRow(_edgeA, _edgeB, _parameters.EntryBps, row, end),
        };
    }

    /// <summary>The first row in [row, end) on which one of two edges, or one edge given twice, is at or above a level.</summary>
    private readonly int NextEdgeRow(ReadOnlySpan<double> edge, ReadOnlySpan<double> other, double level, int row, int end)
    {
        if (_skipping == RowSkipping.Rows)
        {
            return edge == other
                ? RowScan.FirstAtOrAbove(edge, level, row, end, _width)
                : RowScan.FirstAtOrAbove(edge, other, level, row, end, _width);
        }

        var blocks = _plan.Edges.Blocks;
        return (edge != other ? blocks.Either : edge == _edgeA ? blocks.ShortA : blocks.ShortB)
            .FirstAtOrAbove(edge, other, level, row, end, _width);
    }

    /// <summary>While nothing is pending only the exit's edge, the holding limit and the stops can decide anything.</summary>
    private int NextPositionRow(int row, int end)
    {
        var edge = _run.Direction == TradeDirection.ShortA ? _edgeB : _edgeA;
        var holdRow = _plan.MaxHoldNs == 0
            ? end
            : RowSearch.FirstAtOrAfter(_timeNs, _timeNs[_run.EntryRow] + _plan.MaxHoldNs, row, end);
        while (row < end)
        {
            var partEnd = Math.Min(holdRow, row + PartRows);
            var exitRow = NextEdgeRow(edge, edge, -_parameters.ExitBps, row, partEnd);
            var stopRow = MarkUntilStop(row, exitRow);
            if (stopRow < exitRow || exitRow < partEnd || exitRow == holdRow)
            {
                return stopRow;
            }

            row = partEnd;
        }

        return end;
    }

    /// <summary>
    /// Marks the rows [row, end) of a held position up to the first on which a stop may fire, and returns that row. The
    /// equity follows the unwind money of a unit, so its extremes show that no stop fires, and mostly the drawdown too.
    /// </summary>
    private int MarkUntilStop(int row, int end)
    {
        if (row >= end)
        {
            return end;
        }

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
            for (; row < end; row++)
            {
                _run.Marks.Add(HeldEquity(unwind[row]));
            }
        }

        return end;
    }

    private readonly double HeldEquity(double unwind) => _run.FlatEquity + (_run.TradeCash + (_run.Quantity * unwind));

    private readonly (double Lowest, double Highest) UnwindExtremes(ReadOnlySpan<double> unwind, int row, int end)
    {
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        if (_skipping == RowSkipping.Rows)
        {
            RowScan.Widen(unwind, row, end, ref lowest, ref highest, _width);
        }
        else
        {
            (_run.Direction == TradeDirection.ShortA ? _plan.Unwinds.BlocksA : _plan.Unwinds.BlocksB)
                .Widen(unwind, row, end, ref lowest, ref highest, _width);
        }

        return (lowest, highest);
    }

    /// <summary>The equity down to which no stop fires while the peak is at most the one given.</summary>
    private readonly double StopFloor(double peak)
    {
        var floor = _parameters.StopLossBps > 0
            ? Math.Max(0, _run.FlatEquity - (_parameters.StopLossBps * 1e-4 * _run.EntryNotional))
            : 0;
        return _parameters.DrawdownStopPct > 0
            ? Math.Max(floor, peak * (1 - (_parameters.DrawdownStopPct * 1e-2)))
            : floor;
    }

    private readonly double GainLimit() =>
        _parameters.TakeProfitBps > 0 ? _parameters.TakeProfitBps * 1e-4 * _run.EntryNotional : double.PositiveInfinity;
}
