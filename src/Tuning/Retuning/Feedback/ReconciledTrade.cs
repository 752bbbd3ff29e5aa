namespace Tuning.Retuning.Feedback;

/// <summary>A live round trip beside the one of the backtest.</summary>
/// <param name="TradeId">The live round trip; null for one that the backtest alone made.</param>
/// <param name="DecidedAt">When the backtest decided its own, UTC; null for one that the bot alone made.</param>
/// <param name="Fills">Live fills.</param>
/// <param name="SlippageBps">Their mean slippage against the backtest's quotes, in bps; null where nothing could be compared.</param>
/// <param name="ModelPnl">Profit and loss of the backtest; null for one that the bot alone made.</param>
/// <param name="LivePnl">Profit and loss of the live fills, in the quote currency of A, when all four are there and their rates are known; null else.</param>
public sealed record ReconciledTrade(
    string? TradeId, DateTimeOffset? DecidedAt, int Fills, double? SlippageBps, double? ModelPnl, double? LivePnl);
