using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_events.</summary>
internal sealed class EventRow
{
    public required string SessionId { get; init; }

    public required long Sequence { get; init; }

    public required string Key { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? DetailJson { get; init; }

    public StoredEvent ToEvent() => new(SessionId, Key, Kind, At) { Sequence = Sequence, DetailJson = DetailJson };
}
