namespace Tuning.Retuning.Feedback;

/// <summary>What fills say of the slippage that the backtest assumes.</summary>
/// <param name="Fills">Fills that could be compared.</param>
/// <param name="RealisedBps">Their mean slippage, in bps.</param>
/// <param name="AssumedBps">What the backtest assumes, in bps.</param>
/// <param name="Halts">Whether nothing is promoted: there are enough fills, and they slip more than assumed.</param>
/// <param name="Why">The finding in plain words.</param>
public sealed record SlippageFinding(int Fills, double RealisedBps, double AssumedBps, bool Halts, string Why);
