namespace Tuning.Retuning.Champions;

/// <summary>One line of the audit of a champion's place. Lines are added, never changed.</summary>
/// <param name="Key">The strategy and market.</param>
/// <param name="Id">What makes it unique, so that a repeated step notes it once, such as <c>promoted:RUN</c>.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Version">The version that it happened to.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="KeyName">Name of the key that asked for it, never the key; <c>schedule</c> where nobody did.</param>
/// <param name="At">When, UTC.</param>
public sealed record AuditEntry(
    ChampionKey Key, string Id, AuditKind Kind, int Version, string Reason, string KeyName, DateTimeOffset At)
{
    /// <summary>Its place in the audit, from 1; the store's to give.</summary>
    public long Sequence { get; init; }

    /// <summary>The champion before, for promotions and rollbacks; null where there was none.</summary>
    public int? PreviousVersion { get; init; }

    /// <summary>The run that it belongs to; null for none.</summary>
    public string? RunId { get; init; }

    /// <summary>The evidence as JSON; null for none.</summary>
    public string? EvidenceJson { get; init; }
}
