namespace Tuning.Retuning.Champions;

/// <summary>Who holds a champion's place.</summary>
/// <param name="Key">The strategy and market.</param>
/// <param name="Revision">Grows by one with each promotion and rollback, from 0: it tells whether anything changed.</param>
/// <param name="Version">The champion; null while there is none.</param>
public sealed record ChampionSlot(ChampionKey Key, long Revision, int? Version);
