namespace Tuning.Arbitrage.Backtesting;

/// <summary>One of the two venues.</summary>
public enum Venue : byte
{
    /// <summary>The venue whose quote currency everything is counted in.</summary>
    A,

    /// <summary>The other venue.</summary>
    B,
}
