using Tuning.Retuning.Champions;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_champion_audit.</summary>
internal sealed class AuditRow
{
    public required string Strategy { get; init; }

    public required string Market { get; init; }

    public required long Sequence { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required int Version { get; init; }

    public int? PreviousVersion { get; init; }

    public required string Reason { get; init; }

    public required string KeyName { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? RunId { get; init; }

    public string? EvidenceJson { get; init; }

    public static AuditRow From(AuditEntry entry, long sequence) => new()
    {
        Strategy = entry.Key.Strategy,
        Market = entry.Key.Market,
        Sequence = sequence,
        Id = entry.Id,
        Kind = Words.Of(entry.Kind),
        Version = entry.Version,
        PreviousVersion = entry.PreviousVersion,
        Reason = entry.Reason,
        KeyName = entry.KeyName,
        At = entry.At,
        RunId = entry.RunId,
        EvidenceJson = entry.EvidenceJson,
    };

    public AuditEntry ToEntry() => new(
        new ChampionKey(Strategy, Market),
        Id,
        Words.Parse<AuditKind>(Kind) ?? throw new InvalidOperationException($"The audit has the unknown kind {Kind}."),
        Version,
        Reason,
        KeyName,
        At)
    {
        Sequence = Sequence,
        PreviousVersion = PreviousVersion,
        RunId = RunId,
        EvidenceJson = EvidenceJson,
    };
}
