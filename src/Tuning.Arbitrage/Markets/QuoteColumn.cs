namespace Tuning.Arbitrage.Markets;

/// <summary>The columns of quotes, in their canonical order; each value is 8 bytes wide.</summary>
public enum QuoteColumn
{
    /// <summary>Time of the row, nanoseconds since the Unix epoch.</summary>
    Time = 0,

    /// <summary>Best bid on venue A.</summary>
    BidA = 1,

    /// <summary>Best ask on venue A.</summary>
    AskA = 2,

    /// <summary>Best bid on venue B.</summary>
    BidB = 3,

    /// <summary>Best ask on venue B.</summary>
    AskB = 4,

    /// <summary>Quantity at the best bid of A; optional.</summary>
    BidSizeA = 5,

    /// <summary>Quantity at the best ask of A; optional.</summary>
    AskSizeA = 6,

    /// <summary>Quantity at the best bid of B; optional.</summary>
    BidSizeB = 7,

    /// <summary>Quantity at the best ask of B; optional.</summary>
    AskSizeB = 8,

    /// <summary>Currency of A for one unit of the currency of B; optional.</summary>
    Fx = 9,

    /// <summary>Time at which the rate of the row was quoted, nanoseconds since the Unix epoch; optional.</summary>
    FxTime = 10,
}
