namespace Tuning.Arbitrage.Backtesting;

/// <summary>Why a trade was closed; of the reasons that hold on one row the first of <see cref="Ruin"/> to <see cref="Exit"/> counts.</summary>
public enum ExitReason : byte
{
    /// <summary>The marked equity fell to 0 or below.</summary>
    Ruin,

    /// <summary>The drawdown reached drawdownStopPct.</summary>
    DrawdownStop,

    /// <summary>The unrealised loss reached stopLossBps.</summary>
    StopLoss,

    /// <summary>The position was held for maxHoldMs.</summary>
    MaxHold,

    /// <summary>The unrealised gain reached takeProfitBps.</summary>
    TakeProfit,

    /// <summary>What was left of the spread fell to exitBps.</summary>
    Exit,

    /// <summary>One entry leg was cancelled, and the other was unwound.</summary>
    LegRisk,

    /// <summary>The window ended.</summary>
    Forced,
}
