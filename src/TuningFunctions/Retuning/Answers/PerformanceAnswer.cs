using System.Collections.Immutable;
using Tuning.Retuning.Feedback;

namespace TuningFunctions.Retuning.Answers;

/// <summary>What bots report of a champion, beside its backtest.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Version">The version.</param>
/// <param name="Fills">Fills reported.</param>
/// <param name="Hours">Hours reported.</param>
/// <param name="Pnl">Profit and loss of those hours, in the quote currency of A.</param>
/// <param name="Trades">Live round trips beside those of the backtest.</param>
public sealed record PerformanceAnswer(
    string Strategy, string Market, int Version, int Fills, int Hours, double Pnl, ImmutableArray<ReconciledTrade> Trades)
{
    /// <summary>What the fills say of slippage; null without a fill that can be compared.</summary>
    public SlippageFinding? Slippage { get; init; }
}
