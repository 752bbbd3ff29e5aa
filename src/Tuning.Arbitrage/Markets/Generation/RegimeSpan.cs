namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>Consecutive rows of one regime.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="FirstRow">First row, from 0.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record RegimeSpan(Regime Regime, long FirstRow, long Rows);
