namespace Tuning.Sessions.Stores;

/// <summary>What a session may look at, and how many have looked before it.</summary>
/// <param name="OverlappingSessions">Plans of the same strategy and a same market whose test windows overlap with the session's,
/// its own included; at least 1.</param>
/// <param name="HoldoutTakenBy">The session of another plan that has looked at a part of the holdout, which then stays untouched; null
/// where it is fresh.</param>
public sealed record LedgerAnswer(int OverlappingSessions, string? HoldoutTakenBy);
