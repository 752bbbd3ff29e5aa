using System.Text.Json;
using Tuning.Retuning.Champions;

namespace TuningFunctions.Retuning.Answers;

/// <summary>A line of the audit.</summary>
/// <param name="Sequence">Its place, from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Version">The version that it happened to.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="KeyName">Name of the key that asked for it, never the key; <c>schedule</c> where nobody did.</param>
public sealed record AuditAnswer(long Sequence, DateTimeOffset At, AuditKind Kind, int Version, string Reason, string KeyName)
{
    /// <summary>The champion before, for promotions and rollbacks; null where there was none.</summary>
    public int? PreviousVersion { get; init; }

    /// <summary>The run that it belongs to; null for none.</summary>
    public string? Run { get; init; }

    /// <summary>The evidence; null for none.</summary>
    public JsonElement? Evidence { get; init; }

    /// <summary>The line as it is shown.</summary>
    /// <param name="entry">The line.</param>
    public static AuditAnswer Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new AuditAnswer(entry.Sequence, entry.At, entry.Kind, entry.Version, entry.Reason, entry.KeyName)
        {
            PreviousVersion = entry.PreviousVersion,
            Run = entry.RunId,
            Evidence = entry.EvidenceJson is { } json ? JsonElement.Parse(json) : null,
        };
    }
}
