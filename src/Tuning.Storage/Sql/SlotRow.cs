using Tuning.Retuning.Champions;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_champion_slots.</summary>
internal sealed class SlotRow
{
    public required string Strategy { get; init; }

    public required string Market { get; init; }

    public required long Revision { get; init; }

    public int? Version { get; init; }

    public required long Entries { get; init; }

    public ChampionSlot ToSlot() => new(new ChampionKey(Strategy, Market), Revision, Version);
}
