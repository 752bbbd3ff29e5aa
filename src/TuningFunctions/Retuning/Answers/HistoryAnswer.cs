using System.Collections.Immutable;

namespace TuningFunctions.Retuning.Answers;

/// <summary>Every version of a place, and everything that happened to them.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Versions">The versions by number.</param>
/// <param name="Audit">What happened, in order.</param>
public sealed record HistoryAnswer(
    string Strategy, string Market, ImmutableArray<VersionAnswer> Versions, ImmutableArray<AuditAnswer> Audit);
