namespace Tuning.Retuning.Champions;

/// <summary>What became of a promotion or a rollback.</summary>
/// <param name="IsDone">Whether the place changed hands by this very request, now or when it was made before.</param>
/// <param name="Slot">The place as it is now.</param>
/// <param name="Conflict">Why not, in plain words; null when it is done.</param>
public sealed record SlotChange(bool IsDone, ChampionSlot Slot, string? Conflict);
