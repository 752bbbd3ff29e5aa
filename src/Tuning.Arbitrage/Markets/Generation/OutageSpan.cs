namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>Consecutive rows on which a venue repeats its last quote.</summary>
/// <param name="OnA">Whether it is venue A; otherwise it is B.</param>
/// <param name="FirstRow">First row that repeats the one before it, from 0.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record OutageSpan(bool OnA, long FirstRow, long Rows);
