using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

    /// <summary>The marks; none is handed in any more.</summary>
    public ImmutableArray<double> Equity => ImmutableCollectionsMarshal.AsImmutableArray(_equity);

    public string? TraceHash => _trace?.ToHash();

    public void AddTrade(in Trade trade)
    {
        _trace?.Add(trade);
        if (options.KeepsTrades)
        {
            _trades.Add(trade);
        }
    }

    /// <summary>Where the marks of the next rows are written.</summary>
    public Span<double> NextEquity(int count)
    {
        _marked += count;
        return _equity.AsSpan(_marked - count, count);
    }

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
