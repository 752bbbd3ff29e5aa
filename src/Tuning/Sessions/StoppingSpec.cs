namespace Tuning.Sessions;

/// <summary>What ends a search before its budget; decided at the barrier after each batch, from results in trial order.</summary>
/// <param name="Kind">What ends it.</param>
/// <param name="Patience">For stagnation: trials in a row without an improvement, from 1.</param>
/// <param name="Tolerance">For the regret bound: what is left to gain, in standard deviations of the losses, above 0.</param>
public sealed record StoppingSpec(StoppingKind Kind, int Patience, double Tolerance);
