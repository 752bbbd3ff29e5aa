using Tuning.Retuning.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_schedules.</summary>
internal sealed class ScheduleRow
{
    public required string Name { get; init; }

    public required string DefinitionJson { get; init; }

    public required DateTimeOffset ClaimedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string KeyName { get; init; }

    public StoredSchedule ToSchedule() => new(Name, DefinitionJson, ClaimedUntil, CreatedAt, ChangedAt, KeyName);
}
