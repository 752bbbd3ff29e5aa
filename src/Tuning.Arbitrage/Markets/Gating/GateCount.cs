namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>How often a check failed.</summary>
/// <param name="Check">The check.</param>
/// <param name="Count">How often, 1 and more.</param>
/// <param name="Nature">What follows from it.</param>
/// <param name="Waived">Whether the user waived it.</param>
public sealed record GateCount(GateCheck Check, long Count, GateNature Nature, bool Waived);
