using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

internal ref partial struct Simulation
{
    /// <summary>
    /// Holds a position whose unwind money depends on its quantity, a block of rows at a time: where bounds of its marks show
    /// that they change nothing and decide nothing it is left out, where they decide nothing its rows are only marked, and
    /// elsewhere they are stepped.
    /// </summary>
    /// <returns>The first row that is not done; at most the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int HoldWithImpact(int row, int end)
    {
        var block = row >> PaddedColumn.BlockShift;
        var blockEnd = Math.Min(end, (block + 1) << PaddedColumn.BlockShift);
        if (_skipping == RowSkipping.None || DecidesExit(block, blockEnd - 1, out var lowest, out var highest))
        {
            for (; row < blockEnd && _run.Phase == Phase.Holding; row++)
            {
                Step(row);
            }

            return row;
        }

        if (highest > _run.Marks.Peak || _run.Marks.Peak - lowest > _run.Marks.MaxDrawdown)
        {
            for (; row < blockEnd; row++)
            {
                _run.Marks.Add(EquityAt(row));
            }
        }

        return blockEnd;
    }

    /// <summary>Whether a row of a block may close the position, and bounds of its marks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool DecidesExit(int block, int lastRow, out double lowest, out double highest)
    {
        var isShortA = _run.Direction == TradeDirection.ShortA;
        var unwinds = (isShortA ? _unwindBlocksA : _unwindBlocksB)!;
        var band = RoundingBand * (_run.Marks.Peak + Math.Abs(_run.FlatEquity) + Math.Abs(_run.TradeCash) + _run.EntryNotional);

        // Impact takes money, so the marks without it are never too low.
        highest = HeldEquity(unwinds.Maximum(block)) + band;
        lowest = HeldEquity(unwinds.Minimum(block))
            - (_run.Quantity * _run.Quantity * _plan.ImpactLosses!.Of(_run.Direction, block)) - band;
        return lowest <= StopFloor(Math.Max(_run.Marks.Peak, highest)) + band
            || highest >= _run.FlatEquity + GainLimit() - band
            || (isShortA ? _edgeBlocks!.ShortB : _edgeBlocks!.ShortA).Maximum(block) >= -_parameters.ExitBps
            || (_plan.MaxHoldNs > 0 && _timeNs[lastRow] - _timeNs[_run.EntryRow] >= _plan.MaxHoldNs);
    }
}
