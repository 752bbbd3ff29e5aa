namespace Tuning.Arbitrage.Backtesting;

/// <summary>The two ways to trade the spread.</summary>
public enum TradeDirection : byte
{
    /// <summary>Sell on venue A, buy on venue B.</summary>
    ShortA,

    /// <summary>Sell on venue B, buy on venue A.</summary>
    ShortB,
}
