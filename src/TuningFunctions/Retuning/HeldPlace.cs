using Tuning.Retuning.Champions;

namespace TuningFunctions.Retuning;

/// <summary>A champion in its place.</summary>
/// <param name="Version">The champion.</param>
/// <param name="Revision">The revision of the place, which changes with each promotion and rollback.</param>
public sealed record HeldPlace(ChampionVersion Version, long Revision);
