using System.Globalization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>Watches whether the quotes of one venue still change. Not safe to share between threads.</summary>
internal sealed class StandingVenue
{
    private readonly string _name;
    private readonly GateLedger _ledger;
    private readonly long _limitNs;
    private double _bid;
    private double _ask;
    private long _sinceNs;
    private long _sinceLine;
    private long _longestNs;
    private long _longestLine;
    private long _stands;
    private bool _started;

    public StandingVenue(string name, GateLedger ledger)
    {
        _name = name;
        _ledger = ledger;
        _limitNs = ledger.Limits.StaleWarning.Ticks * TimeSpan.NanosecondsPerTick;
    }

    public void Observe(long timeNs, long line, double bid, double ask)
    {
        if (_started && bid == _bid && ask == _ask)
        {
            return;
        }

        Close(timeNs);
        _started = true;
        _bid = bid;
        _ask = ask;
        _sinceNs = timeNs;
        _sinceLine = line;
    }

    public void Complete(long lastTimeNs)
    {
        Close(lastTimeNs);
        if (_stands > 0)
        {
            var longest = string.Create(CultureInfo.InvariantCulture, $"venue {_name} stands still for {_longestNs / 1e9:0} s from here on");
            var often = string.Create(CultureInfo.InvariantCulture, $", and {_stands} times for {_limitNs / 1e9:0} s or more");
            _ledger.Add(new GateProblem(GateCheck.StaleVenue, ValueFindings.LineOrNone(_longestLine), null, null, longest + often, null));
        }
    }

    private void Close(long timeNs)
    {
        var stoodNs = timeNs - _sinceNs;
        if (!_started || stoodNs < _limitNs)
        {
            return;
        }

        _stands++;
        if (stoodNs > _longestNs)
        {
            _longestNs = stoodNs;
            _longestLine = _sinceLine;
        }
    }
}
