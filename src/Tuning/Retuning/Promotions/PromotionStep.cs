namespace Tuning.Retuning.Promotions;

/// <summary>What follows from a judged run.</summary>
public enum PromotionStep
{
    /// <summary>The champion stays.</summary>
    Keep,

    /// <summary>The champion stays because fills slip more than the backtest assumes.</summary>
    Halt,

    /// <summary>Somebody has to approve the challenger first.</summary>
    AskApproval,

    /// <summary>The challenger goes on to its shadow stage, or takes over.</summary>
    Proceed,
}
