using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.Http;

/// <summary>A session that was launched.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="State">Where it stands: planned.</param>
/// <param name="PlanHash">Hash of what can change its result.</param>
/// <param name="PlannedTrials">How many trials it plans.</param>
/// <param name="Warnings">What somebody should know who reads its result.</param>
/// <param name="StatusUrl">Where its state and progress are shown.</param>
public sealed record SessionAccepted(
    string Session, SessionState State, string PlanHash, int PlannedTrials, ImmutableArray<string> Warnings, string StatusUrl);
