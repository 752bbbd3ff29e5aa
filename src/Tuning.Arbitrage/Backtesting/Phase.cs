namespace Tuning.Arbitrage.Backtesting;

/// <summary>What a simulation waits for.</summary>
internal enum Phase : byte
{
    /// <summary>No position and nothing pending.</summary>
    Flat,

    /// <summary>At least one entry leg is pending.</summary>
    Entering,

    /// <summary>Both legs are held and nothing is pending.</summary>
    Holding,

    /// <summary>At least one exit leg is pending.</summary>
    Exiting,

    /// <summary>One entry leg was cancelled, and the other waits to be unwound.</summary>
    Unwinding,
}
