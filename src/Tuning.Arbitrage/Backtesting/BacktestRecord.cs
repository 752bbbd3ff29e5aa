using System.Collections.Immutable;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>Collects what a backtest was asked to keep.</summary>
internal sealed class BacktestRecord(BacktestOptions options, int rows) : IDisposable
{
    private readonly List<Trade> _trades = [];
    private readonly double[] _equity = options.KeepsEquity ? new double[rows] : [];
    private readonly DecisionTrace? _trace = options.KeepsTrace ? new DecisionTrace() : null;
    private int _marked;

    /// <summary>Whether each trade is to be handed in.</summary>
    public bool KeepsTrades => options.KeepsTrades || options.KeepsTrace;

    /// <summary>Whether the mark of each row is to be handed in.</summary>
    public bool KeepsEquity => options.KeepsEquity;

    public ImmutableArray<Trade> Trades => [.. _trades];

    public ImmutableArray<double> Equity => [.. _equity];

    public string? TraceHash => _trace?.ToHash();

    public void AddTrade(in Trade trade)
    {
        _trace?.Add(trade);
        if (options.KeepsTrades)
        {
            _trades.Add(trade);
        }
    }

    public void AddEquity(double equity) => _equity[_marked++] = equity;

    /// <summary>Marks the last row again.</summary>
    public void FinishEquity(double equity)
    {
        if (KeepsEquity)
        {
            _equity[^1] = equity;
        }
    }

    public void Dispose() => _trace?.Dispose();
}
