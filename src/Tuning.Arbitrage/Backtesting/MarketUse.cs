namespace Tuning.Arbitrage.Backtesting;

/// <summary>Columns of a market in use by a backtest, until disposed.</summary>
internal sealed class MarketUse(IDisposable edges, IDisposable unwinds) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        unwinds.Dispose();
        edges.Dispose();
    }
}
