using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// One parameter set on one window: the rules of the backtest, row by row. <see cref="Step"/> is their specification;
/// <see cref="SkipIdleRows"/> only leaves out rows on which it would change nothing but marks inside known bounds.
/// </summary>
internal ref partial struct Simulation
{
    private readonly ArbitrageParameters _parameters;
    private readonly TradingEnvironment _environment;
    private readonly Market _market;
    private readonly EdgeColumns _edges;
    private readonly ZoneTable? _zones;
    private readonly UnwindCosts _costs;
    private readonly BacktestRecord _record;
    private readonly HourGrid _hours;
    private readonly int _firstRow;
    private readonly int _lastRow;
    private readonly ReadOnlySpan<long> _timeNs;
    private readonly ReadOnlySpan<double> _edgeA;
    private readonly ReadOnlySpan<double> _edgeB;
    private readonly UnwindColumns _unwinds;
    private readonly long _maxQuoteAgeNs;
    private readonly long _maxUnchangedNs;
    private readonly long _maxHoldNs;
    private readonly long _coolOffNs;
    private readonly bool _stepsEveryRow;

    private TradeTally _tally;
    private EquityMarks _marks;
    private Phase _phase;
    private double _flatEquity;
    private bool _entriesEnded;
    private bool _hasExited;
    private long _lastExitNs;
    private int _settledRow;

    private Leg _legA;
    private Leg _legB;
    private TradeDirection _direction;
    private double _quantity;
    private double _entryNotional;
    private double _tradeCash;
    private double _tradeFees;
    private int _decisionRow;
    private int _entryRow;
    private int _zone;
    private double _edgeBps;
    private ExitReason _exitReason;
    private int _unwindRow;

    public Simulation(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters,
        BacktestRecord record, bool stepsEveryRow)
    {
        _market = market;
        _environment = environment;
        _parameters = parameters;
        _record = record;
        _stepsEveryRow = stepsEveryRow;
        _firstRow = window.FirstRow;
        _lastRow = window.EndRow - 1;
        _timeNs = market.Quotes.TimeNs;
        _edges = market.EdgesFor(parameters.CentreHalfLifeMs);
        _edgeA = _edges.ShortA;
        _edgeB = _edges.ShortB;
        _zones = ZoneTable.From(environment.ZoneBoundariesBps, parameters.ZoneProfile);
        _costs = UnwindCosts.Of(environment);
        _unwinds = market.UnwindsFor(_costs);
        _maxQuoteAgeNs = environment.MaxQuoteAgeMs is { } age
            ? Nanoseconds.FromMilliseconds(age)
            : (long)Math.Round(ScalarKernel.UsualQuoteAgeIntervals * market.MedianIntervalNs);
        _maxUnchangedNs = Nanoseconds.FromMilliseconds(environment.MaxUnchangedMs);
        _maxHoldNs = Nanoseconds.FromMilliseconds(parameters.MaxHoldMs);
        _coolOffNs = Nanoseconds.FromMilliseconds(parameters.CoolOffMs);
        _hours = new HourGrid(_timeNs, window, environment.Balance);
        _marks = new EquityMarks(environment.Balance);
        _flatEquity = environment.Balance;
        _settledRow = _firstRow;
    }

    public readonly HourGrid Hours => _hours;

    public readonly EquityMarks Marks => _marks;

    public readonly TradeTally Tally => _tally;

    public void Run()
    {
        for (var row = SkipIdleRows(_firstRow); row <= _lastRow; row = SkipIdleRows(row + 1))
        {
            Step(row);
        }

        if (_lastRow >= _firstRow)
        {
            Finish();
        }
    }

    private void Step(int row)
    {
        FillDue(row);
        var equity = EquityAt(row);
        _marks.Add(equity);
        DecideExit(row, equity);
        DecideEntry(row);
    }

    /// <summary>The window ends: what is open or still waits to close fills on the last row, which is marked again.</summary>
    private void Finish()
    {
        SettleBefore(_lastRow);
        if (_phase != Phase.Flat)
        {
            CloseHeldLegs(_lastRow);
            CloseTrade(ExitReason.Forced, _lastRow);
            _marks.Add(_flatEquity);
        }

        SettleBefore(_lastRow + 1);
        _hours.Finish(_lastRow, _flatEquity);
        _record.FinishEquity(_flatEquity);
    }

    /// <summary>The mark of a row: what zero-latency fills would bring, on top of the fills so far.</summary>
    private readonly double EquityAt(int row) => _flatEquity + UnrealisedAt(row);

    /// <summary>Gives the rows before this one their marks, before a fill changes what is held.</summary>
    private void SettleBefore(int row)
    {
        while (_hours.NextRow < row)
        {
            _hours.Record(EquityAt(_hours.NextRow));
        }

        if (_record.KeepsEquity)
        {
            for (; _settledRow < row; _settledRow++)
            {
                _record.AddEquity(EquityAt(_settledRow));
            }
        }
    }
}
