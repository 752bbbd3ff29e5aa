using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// One parameter set on one window: the rules of the backtest, row by row. <see cref="Step"/> is their specification;
/// <see cref="SkipTo"/> does the same and leaves out rows on which nothing but marks inside known bounds would change.
/// </summary>
internal ref partial struct Simulation
{
    /// <summary>Rows between two questions whether the run was cancelled: some milliseconds.</summary>
    private const int AskedEachRows = 1 << 20;

    private readonly RunPlan _plan;
    private readonly ArbitrageParameters _parameters;
    private readonly BacktestRecord? _record;
    private readonly HourGrid _hours;
    private readonly RowSkipping _skipping;
    private readonly ScanWidth _width;
    private readonly int _lastRow;
    private readonly ReadOnlySpan<long> _timeNs;
    private readonly ReadOnlySpan<double> _bidA;
    private readonly ReadOnlySpan<double> _askA;
    private readonly ReadOnlySpan<double> _bidB;
    private readonly ReadOnlySpan<double> _askB;
    private readonly ReadOnlySpan<double> _edgeA;
    private readonly ReadOnlySpan<double> _edgeB;
    private readonly ReadOnlySpan<double> _unwindA;
    private readonly ReadOnlySpan<double> _unwindB;
    private readonly EdgeBlocks? _edgeBlocks;
    private readonly BlockExtremes? _unwindBlocksA;
    private readonly BlockExtremes? _unwindBlocksB;
    private readonly ref RunState _run;

    public Simulation(
        RunPlan plan, ref RunState run, HourGrid hours, BacktestRecord? record, RowSkipping skipping, ScanWidth width)
    {
        var market = plan.Market;
        _plan = plan;
        _parameters = plan.Parameters;
        _run = ref run;
        _hours = hours;
        _record = record;
        _skipping = skipping;
        _width = width;
        _lastRow = plan.Window.EndRow - 1;
        _timeNs = market.Quotes.TimeNs;
        _bidA = market.Quotes.BidA;
        _askA = market.Quotes.AskA;
        _bidB = market.BidB;
        _askB = market.AskB;
        _edgeA = plan.Edges.ShortA;
        _edgeB = plan.Edges.ShortB;
        _unwindA = plan.Unwinds.ShortA;
        _unwindB = plan.Unwinds.ShortB;
        if (skipping == RowSkipping.Blocks || (skipping == RowSkipping.Rows && plan.HasImpact))
        {
            (_edgeBlocks, _unwindBlocksA, _unwindBlocksB) = (plan.Edges.Blocks, plan.Unwinds.BlocksA, plan.Unwinds.BlocksB);
        }
    }

    /// <summary>Works through the window's rows from where the run stands and closes the run at its end.</summary>
    /// <param name="cancellationToken">Asked before each million rows.</param>
    public void Run(CancellationToken cancellationToken)
    {
        while (_run.Row <= _lastRow)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunTo(PartEnd(_run.Row, _lastRow + 1));
        }

        if (_lastRow >= _plan.Window.FirstRow)
        {
            Finish();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunTo(int endRow)
    {
        if (_skipping == RowSkipping.None)
        {
            for (var row = _run.Row; row < endRow; row++)
            {
                Step(row);
            }
        }
        else
        {
            SkipTo(endRow);
        }

        _run.Row = endRow;
    }

    private static int PartEnd(int row, int end) => end - row > AskedEachRows ? row + AskedEachRows : end;

    private void Step(int row)
    {
        FillDue(row);
        var equity = EquityAt(row);
        _run.Marks.Add(equity);
        DecideExit(row, equity);
        DecideEntry(row);
    }

    /// <summary>The window ends: what is open or still waits to close fills on the last row, which is marked again.</summary>
    private void Finish()
    {
        SettleBefore(_lastRow);
        if (_run.Phase != Phase.Flat)
        {
            CloseHeldLegs(_lastRow);
            CloseTrade(ExitReason.Forced, _lastRow);
            _run.Marks.Add(_run.FlatEquity);
        }

        SettleBefore(_lastRow + 1);
        _hours.Finish(_lastRow, _run.FlatEquity);
        _record?.FinishEquity(_run.FlatEquity);
    }

    /// <summary>The mark of a row: what zero-latency fills would bring, on top of the fills so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double EquityAt(int row) => _run.FlatEquity + UnrealisedAt(row);

    /// <summary>Gives the rows before this one their marks, before a fill changes what is held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SettleBefore(int row)
    {
        if (_hours.NextRow < row || _record is { KeepsEquity: true })
        {
            RecordBefore(row);
        }
    }

    private void RecordBefore(int row)
    {
        while (_hours.NextRow < row)
        {
            _hours.Record(EquityAt(_hours.NextRow));
        }

        if (_record is { KeepsEquity: true } && _run.SettledRow < row)
        {
            MarkEach(_record.NextEquity(row - _run.SettledRow));
            _run.SettledRow = row;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MarkEach(Span<double> marks)
    {
        if (_run.Phase == Phase.Flat)
        {
            marks.Fill(_run.FlatEquity);
            return;
        }

        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = EquityAt(_run.SettledRow + i);
        }
    }
}
