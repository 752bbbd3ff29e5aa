using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>
/// One pass of a group of lanes over some rows. Blocks of rows go by; a block concerns the lanes whose trigger its largest
/// edges reach, and only those look for the row. A usual trade is worked through here, everything else by
/// <see cref="Simulation"/>.
/// </summary>
internal readonly unsafe ref partial struct LanePass
{
    private const int Shift = PaddedColumn.BlockShift;
    private const int BlockRows = PaddedColumn.BlockRows;

    /// <summary>How many rows ahead columns are asked for: far enough for memory to answer, near enough to stay in the cache.</summary>
    private const int FetchRows = 8 * BlockRows;

    private readonly LaneGroup _group;
    private readonly LaneColumns _columns;
    private readonly Span<RunState> _runs;
    private readonly Span<LaneHold> _holds;
    private readonly ReadOnlySpan<LaneRules> _rules;
    private readonly ReadOnlySpan<HourGrid> _hours;
    private readonly ScanWidth _width;
    private readonly int _endRow;
    private readonly int _lastRow;
    private readonly bool _takesA;
    private readonly bool _takesB;
    private readonly long _latencyANs;
    private readonly long _latencyBNs;
    private readonly UnwindCosts _costs;
    private readonly LaneTriggers _triggers;
    private readonly StopTriggers? _stops;
    private readonly EntryLimits _limits;
    private readonly bool _hasAges;
    private readonly bool _hasSizes;
    private readonly bool _hasImpact;
    private readonly BlockExtremes _unwindBlocksA;
    private readonly BlockExtremes _unwindBlocksB;
    private readonly long _maxQuoteAgeNs;
    private readonly double _balance;
    private readonly double _mostMoney;
    private readonly int _lastEntryRow;
    private readonly int _firstWarmRow;

    private LanePass(LaneGroup group, in LaneColumns columns)
    {
        var plan = group.First;
        _group = group;
        _columns = columns;
        _runs = group.Runs;
        _holds = group.Holds;
        _rules = group.Rules;
        _hours = group.Hours;
        _width = group.Width;
        _endRow = plan.Window.EndRow;
        _lastRow = _endRow - 1;
        _takesA = plan.Environment.Direction != AllowedDirections.ShortB;
        _takesB = plan.Environment.Direction != AllowedDirections.ShortA;
        _latencyANs = plan.LatencyANs;
        _latencyBNs = plan.LatencyBNs;
        _costs = plan.Costs;
        _triggers = group.Triggers;
        _stops = group.Stops;
        _limits = plan.EntryLimits;
        (_hasAges, _hasSizes, _hasImpact) = (_limits.HasAges, _limits.HasSizes, plan.HasImpact);
        (_unwindBlocksA, _unwindBlocksB) = (plan.Unwinds.BlocksA, plan.Unwinds.BlocksB);
        _maxQuoteAgeNs = plan.MaxQuoteAgeNs;
        _balance = plan.Environment.Balance;
        _mostMoney = Math.Min(plan.Environment.Notional, _balance);
        _lastEntryRow = group.LastEntryRow;
        _firstWarmRow = plan.Edges.FirstWarmRow;
    }

    private delegate void Part(in LanePass pass, int firstRow, int endRow);

    /// <summary>Lets every lane of a group wait for its first entry.</summary>
    public static void Start(LaneGroup group) => OverPinned(group, 0, 0, static (in pass, _, _) => pass.Start());

    /// <summary>Passes a group over the blocks of [firstRow, endRow); a lane may be ahead of it, never behind.</summary>
    public static void PassOver(LaneGroup group, int firstRow, int endRow) =>
        OverPinned(group, firstRow, endRow, static (in pass, first, end) => pass.PassOver(first, end));

    /// <summary>Closes every lane of a group at the window's end.</summary>
    public static void Finish(LaneGroup group) => OverPinned(group, 0, 0, static (in pass, _, _) => pass.Finish());

    private static void OverPinned(LaneGroup group, int firstRow, int endRow, Part part)
    {
        var (market, edges, unwinds) = (group.First.Market, group.First.Edges, group.First.Unwinds);
        fixed (long* timeNs = market.Quotes.TimeNs)
        fixed (double* edgeA = edges.ShortA, edgeB = edges.ShortB, unwindA = unwinds.ShortA, unwindB = unwinds.ShortB)
        fixed (double* bidA = market.Quotes.BidA, askA = market.Quotes.AskA, bidB = market.BidB, askB = market.AskB)
        {
            var columns = new LaneColumns
            {
                TimeNs = timeNs,
                EdgeA = edgeA,
                EdgeB = edgeB,
                UnwindA = unwindA,
                UnwindB = unwindB,
                BidA = bidA,
                AskA = askA,
                BidB = bidB,
                AskB = askB,
            };
            part(new LanePass(group, columns), firstRow, endRow);
        }
    }

    private void Start()
    {
        for (var lane = 0; lane < _rules.Length; lane++)
        {
            BecomeFlat(lane, ref _runs[lane], _group.First.Window.FirstRow);
            Rest(lane, ref _runs[lane], 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PassOver(int firstRow, int endRow)
    {
        var (triggers, stops) = (_triggers, _stops);
        var (unwindA, unwindB) = (_unwindBlocksA, _unwindBlocksB);
        var (shortA, shortB) = (_group.First.Edges.Blocks.ShortA, _group.First.Edges.Blocks.ShortB);
        var endBlock = (endRow + BlockRows - 1) >> Shift;
        for (var block = firstRow >> Shift; block < endBlock;)
        {
            if ((block & (BlockRows - 1)) == 0 && !triggers.HasWakeBefore((block + BlockRows) << Shift)
                && triggers.ReachedBy(shortA.SuperMaximum(block >> Shift), shortB.SuperMaximum(block >> Shift)) == 0
                && (stops is null || StopsReachedBySuper(block >> Shift) == 0))
            {
                block += BlockRows;
                continue;
            }

            var blockEnd = (block + 1) << Shift;
            FetchAhead(blockEnd + FetchRows);
            var lanes = triggers.ReachedBy(shortA.Maximum(block), shortB.Maximum(block));
            if (stops is not null)
            {
                lanes |= stops.ReachedBy(
                    unwindA.Minimum(block), unwindA.Maximum(block), unwindB.Minimum(block), unwindB.Maximum(block));
            }

            if (triggers.HasWakeBefore(blockEnd))
            {
                lanes |= triggers.WakeBefore(blockEnd);
            }

            for (; lanes != 0; lanes &= lanes - 1)
            {
                Visit(BitOperations.TrailingZeroCount(lanes), blockEnd);
            }

            block++;
        }
    }

    private uint StopsReachedBySuper(int super)
    {
        var (unwindA, unwindB) = (_unwindBlocksA, _unwindBlocksB);
        return _stops!.ReachedBy(
            unwindA.SuperMinimum(super), unwindA.SuperMaximum(super), unwindB.SuperMinimum(super), unwindB.SuperMaximum(super));
    }

    /// <summary>Asks for the columns of a block that lanes will soon work on, since no pattern announces their rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FetchAhead(int row)
    {
        if (Sse.IsSupported && row + BlockRows <= _endRow)
        {
            Fetch(_columns.EdgeA + row);
            Fetch(_columns.EdgeB + row);
            Fetch(_columns.UnwindA + row);
            Fetch(_columns.UnwindB + row);
            Fetch(_columns.BidA + row);
            Fetch(_columns.AskA + row);
            Fetch(_columns.BidB + row);
            Fetch(_columns.AskB + row);
            Fetch((double*)(_columns.TimeNs + row));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(double* values)
    {
        Sse.Prefetch0(values);
        Sse.Prefetch0(values + (BlockRows / 2));
    }

    private void Finish()
    {
        for (var lane = 0; lane < _rules.Length; lane++)
        {
            if (_holds[lane].IsOpen)
            {
                LeaveToSimulation(lane);
            }
            else
            {
                _runs[lane].Row = _endRow;
            }

            SimulationOf(lane).Run(_group.CancellationToken);
        }
    }

    /// <summary>Works a lane through the rows of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Visit(int lane, int blockEnd)
    {
        ref var run = ref _runs[lane];
        ref readonly var rules = ref _rules[lane];
        var end = Math.Min(blockEnd, _endRow);
        run.Row = Math.Max(run.Row, blockEnd - BlockRows);
        while (run.Row < end)
        {
            if (run.Phase == Phase.Flat)
            {
                var row = _width == ScanWidth.Vector256 && rules.Zones is not null && !_hasAges && blockEnd <= _lastEntryRow
                    ? InsideZonesFrom(ref run, end, rules)
                    : EntryRowOf(run.Row, end, rules.EntryLevel);
                if (row >= end)
                {
                    run.Row = end;
                    break;
                }

                if (!TryEnter(lane, ref run, row))
                {
                    run.Row = row + 1;
                }
            }
            else
            {
                var edge = run.Direction == TradeDirection.ShortA ? _columns.EdgeB : _columns.EdgeA;
                var row = Math.Min(RowOf(edge, run.Row, end, rules.ExitLevel), _holds[lane].LimitRow);
                if (_stops is not null)
                {
                    row = Math.Min(row, StopRowOf(run, _holds[lane], end));
                }

                if (row >= end)
                {
                    run.Row = end;
                    break;
                }

                ExitOn(lane, ref run, row);
            }
        }

        Rest(lane, ref run, blockEnd);
    }

    /// <summary>The next row to enter on; those before it that are reached but lie in no zone are counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int InsideZonesFrom(ref RunState run, int end, in LaneRules rules)
    {
        var row = BlockMask.FirstInside(
            ref *(_takesA ? _columns.EdgeA : _columns.EdgeB), ref *(_takesB ? _columns.EdgeB : _columns.EdgeA),
            rules.EntryLevel, rules.LowestInZone, rules.TopOfZones, run.Row, out var outside);
        run.Tally.OutOfZoneRows += outside;
        return Math.Min(end, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EntryRowOf(int row, int end, double level) => _takesA && _takesB
        ? Math.Min(end, _width == ScanWidth.Vector256
            ? BlockMask.First(ref *_columns.EdgeA, ref *_columns.EdgeB, level, row)
            : RowScan.FirstAtOrAbove(Span(_columns.EdgeA), Span(_columns.EdgeB), level, row, end, _width))
        : RowOf(_takesA ? _columns.EdgeA : _columns.EdgeB, row, end, level);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOf(double* edge, int row, int end, double level) => Math.Min(end, _width == ScanWidth.Vector256
        ? BlockMask.First(ref *edge, level, row)
        : RowScan.FirstAtOrAbove(Span(edge), level, row, end, _width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<double> Span(double* column) => new(column, _endRow);

    /// <summary>Lets a lane wait for what comes next: a lane that is far ahead only for its row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Rest(int lane, ref RunState run, int blockEnd)
    {
        var (shortA, shortB, wake) = (double.PositiveInfinity, double.PositiveInfinity, LaneTriggers.Never);
        if (run.Row >= blockEnd + BlockRows)
        {
            wake = run.Row < _endRow ? run.Row : LaneTriggers.Never;
        }
        else if (run.Phase == Phase.Flat)
        {
            var entry = _rules[lane].EntryLevel;
            (shortA, shortB) = (_takesA ? entry : shortA, _takesB ? entry : shortB);
        }
        else if (run.Direction == TradeDirection.ShortA)
        {
            (shortB, wake) = (_rules[lane].ExitLevel, _holds[lane].LimitRow);
        }
        else
        {
            (shortA, wake) = (_rules[lane].ExitLevel, _holds[lane].LimitRow);
        }

        _triggers.Wait(lane, shortA, shortB, wake);
        if (_stops is null)
        {
            return;
        }

        if (run.Phase == Phase.Holding && run.Row < blockEnd + BlockRows)
        {
            _stops.Wait(lane, run.Direction, _holds[lane].Low, _holds[lane].High);
        }
        else
        {
            _stops.Rest(lane);
        }
    }

    private Simulation SimulationOf(int lane) => new(
        _group.Plans[lane], ref _runs[lane], _hours[lane], null, RowSkipping.Blocks, _width);
}
