using Tuning.Retuning.Promotions;

namespace Tuning.Retuning.Schedules;

/// <summary>How a run begins.</summary>
/// <param name="State">Claimed, queued, or ended where it never starts.</param>
/// <param name="Outcome">How it ended where it never starts; null else.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record Admission(RunState State, RunOutcome? Outcome, string Reason);
