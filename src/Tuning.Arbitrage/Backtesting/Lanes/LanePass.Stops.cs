using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <content>Stops of the positions that lanes hold.</content>
internal readonly unsafe ref partial struct LanePass
{
    /// <summary>Rounding bands by which the levels of stops are drawn in: what lies between them certainly fires nothing.</summary>
    private const double StopBands = 4;

    /// <summary>How far the equity may rise, as a share of the entry, before a drawdown stop is drawn up after it.</summary>
    private const double PeakStep = .01;

    private const double BpsPerUnit = 1e4;

    /// <summary>
    /// Finds the unwind money of a unit between whose levels no stop fires. The floor of a drawdown stop rises with the peak:
    /// it is taken for the largest peak below the upper level, where the levels are found anew.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ArmStops(int lane, ref RunState run)
    {
        var stops = _rules[lane].Stops;
        var peak = Math.Max(run.Marks.Peak, run.FlatEquity);
        var gain = stops.TakeProfitBps > 0 ? run.FlatEquity + (stops.TakeProfitBps / BpsPerUnit * run.EntryNotional) : double.PositiveInfinity;
        var floor = stops.StopLossBps > 0 ? Math.Max(0, run.FlatEquity - (stops.StopLossBps / BpsPerUnit * run.EntryNotional)) : 0;
        if (stops.DrawdownStopPct > 0)
        {
            gain = Math.Min(gain, peak + (PeakStep * run.EntryNotional));
            floor = Math.Max(floor, Math.Max(peak, gain) * (1 - (stops.DrawdownStopPct * 1e-2)));
        }

        var band = StopBands * RoundingBand * (peak + Math.Abs(run.FlatEquity) + Math.Abs(run.TradeCash) + run.EntryNotional);
        var (offset, perUnit) = (run.FlatEquity + run.TradeCash, 1 / run.Quantity);
        ref var hold = ref _holds[lane];
        (hold.Low, hold.High) = ((floor + band - offset) * perUnit, (gain - band - offset) * perUnit);
    }

    /// <summary>The first row of a block at or behind another on which a stop may fire; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int StopRowOf(in RunState run, in LaneHold hold, int end)
    {
        var unwind = run.Direction == TradeDirection.ShortA ? _columns.UnwindA : _columns.UnwindB;
        return Math.Min(end, _width == ScanWidth.Vector256
            ? BlockMask.FirstOutside(ref *unwind, hold.Low, hold.High, run.Row)
            : RowScan.FirstOutside(Span(unwind), hold.Low, hold.High, run.Row, end, _width));
    }

    /// <summary>What the rules decide on a row of a position that is marked up to it and not ruined; null when it goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ExitReason? ReasonOn(int lane, in RunState run, int row)
    {
        ref readonly var rules = ref _rules[lane];
        var stops = rules.Stops;
        var isShortA = run.Direction == TradeDirection.ShortA;
        var unrealised = run.TradeCash + (run.Quantity * (isShortA ? _columns.UnwindA : _columns.UnwindB)[row]);
        if (stops.DrawdownStopPct > 0 && run.Marks.DrawdownPct(run.FlatEquity + unrealised) >= stops.DrawdownStopPct)
        {
            return ExitReason.DrawdownStop;
        }

        var unrealisedBps = unrealised / run.EntryNotional * BpsPerUnit;
        if (stops.StopLossBps > 0 && unrealisedBps <= -stops.StopLossBps)
        {
            return ExitReason.StopLoss;
        }

        if (row >= _holds[lane].LimitRow)
        {
            return ExitReason.MaxHold;
        }

        if (stops.TakeProfitBps > 0 && unrealisedBps >= stops.TakeProfitBps)
        {
            return ExitReason.TakeProfit;
        }

        return (isShortA ? _columns.EdgeB : _columns.EdgeA)[row] >= rules.ExitLevel ? ExitReason.Exit : null;
    }
}
