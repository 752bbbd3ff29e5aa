using System.Collections.Immutable;

namespace Tuning.Validation.Splits;

/// <summary>Every window of a walk-forward session.</summary>
/// <param name="Folds">The folds in order of time, at least three.</param>
/// <param name="Final">What the final search sees: everything before the holdout and its gap, or the last train length of it.</param>
/// <param name="Holdout">What only the final choice sees, once.</param>
/// <param name="Gap">What lies between a train window and what its choice is tested on, in nanoseconds or rows.</param>
public sealed record WalkForwardPlan(ImmutableArray<Fold> Folds, Window Final, Window Holdout, long Gap);
