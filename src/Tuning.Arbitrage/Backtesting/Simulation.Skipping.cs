using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    /// <summary>Relative width of the band around a bound in which a row is stepped rather than left out; above any rounding.</summary>
    private const double RoundingBand = 1e-12;

    /// <summary>The first row from this one on that may change more than a mark between known bounds.</summary>
    private int SkipIdleRows(int row)
    {
        if (_stepsEveryRow || row > _lastRow)
        {
            return row;
        }

        return _phase switch
        {
            Phase.Flat => NextEntryRow(row),
            Phase.Holding => NextPositionRow(row),
            _ => row,
        };
    }

    /// <summary>Flat rows all have one mark, so the first decides whether entries end, and the rest only compare edges.</summary>
    private int NextEntryRow(int row)
    {
        _marks.Add(_flatEquity);
        if (_entriesEnded || EquityStop(_flatEquity) is not null)
        {
            _entriesEnded = true;
            return _lastRow + 1;
        }

        row = Math.Max(row, _edges.FirstWarmRow);
        if (_hasExited && _coolOffNs > 0 && row <= _lastRow)
        {
            row = RowSearch.FirstAtOrAfter(_timeNs, _lastExitNs + _coolOffNs, row, _lastRow + 1);
        }

        return _environment.Direction switch
        {
            AllowedDirections.ShortA => NextAtOrAbove(_edgeA, _parameters.EntryBps, row),
            AllowedDirections.ShortB => NextAtOrAbove(_edgeB, _parameters.EntryBps, row),
            _ => NextAtOrAbove(_edgeA, _edgeB, _parameters.EntryBps, row),
        };
    }

    /// <summary>
    /// While nothing is pending the position's equity follows the unwind money of a unit, which the bounds on equity
    /// become bounds of: rows between them, below the exit's edge and before the holding limit change nothing.
    /// </summary>
    private readonly int NextPositionRow(int row)
    {
        var isShortA = _direction == TradeDirection.ShortA;
        var floor = Math.Max(Math.Max(_marks.Floor, 0), _flatEquity - LossLimit());
        if (_parameters.DrawdownStopPct > 0)
        {
            floor = Math.Max(floor, _marks.AtDrawdownPct(_parameters.DrawdownStopPct));
        }

        var ceiling = Math.Min(_marks.Peak, _flatEquity + GainLimit());
        var band = RoundingBand * (_marks.Peak + Math.Abs(_flatEquity) + Math.Abs(_tradeCash) + _entryNotional);
        var lowest = (floor - _flatEquity - _tradeCash + band) / _quantity;
        var highest = (ceiling - _flatEquity - _tradeCash - band) / _quantity;
        var end = _lastRow + 1;
        if (_maxHoldNs > 0)
        {
            end = RowSearch.FirstAtOrAfter(_timeNs, _timeNs[_entryRow] + _maxHoldNs, row, end);
        }

        return NextOutside(
            isShortA ? _unwinds.ShortA : _unwinds.ShortB, lowest, highest,
            isShortA ? _edgeB : _edgeA, -_parameters.ExitBps, row, end);
    }

    private readonly double LossLimit() =>
        _parameters.StopLossBps > 0 ? _parameters.StopLossBps * 1e-4 * _entryNotional : double.PositiveInfinity;

    private readonly double GainLimit() =>
        _parameters.TakeProfitBps > 0 ? _parameters.TakeProfitBps * 1e-4 * _entryNotional : double.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int NextAtOrAbove(ReadOnlySpan<double> edge, double level, int row)
    {
        ref var first = ref MemoryMarshal.GetReference(edge);
        while (row <= _lastRow && !(Unsafe.Add(ref first, row) >= level))
        {
            row++;
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int NextAtOrAbove(ReadOnlySpan<double> edge, ReadOnlySpan<double> other, double level, int row)
    {
        ref var first = ref MemoryMarshal.GetReference(edge);
        ref var second = ref MemoryMarshal.GetReference(other);
        while (row <= _lastRow && !(Unsafe.Add(ref first, row) >= level) && !(Unsafe.Add(ref second, row) >= level))
        {
            row++;
        }

        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextOutside(
        ReadOnlySpan<double> unwind, double lowest, double highest,
        ReadOnlySpan<double> edge, double exitEdge, int row, int end)
    {
        ref var money = ref MemoryMarshal.GetReference(unwind);
        ref var first = ref MemoryMarshal.GetReference(edge);
        while (row < end
            && Unsafe.Add(ref money, row) >= lowest
            && Unsafe.Add(ref money, row) <= highest
            && !(Unsafe.Add(ref first, row) >= exitEdge))
        {
            row++;
        }

        return row;
    }
}
