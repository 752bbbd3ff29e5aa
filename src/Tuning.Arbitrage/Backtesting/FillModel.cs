namespace Tuning.Arbitrage.Backtesting;

/// <summary>How fills are made: as the rules say, or worse, to see whether an edge was there for anybody to trade.</summary>
public enum FillModel : byte
{
    /// <summary>As the rules say.</summary>
    AsQuoted,

    /// <summary>Every fill one row later.</summary>
    OneRowLater,

    /// <summary>Every fill at the worst quote of the two rows behind its own, as far as the window goes.</summary>
    WorstOfNextTwoRows,
}
