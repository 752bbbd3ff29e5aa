using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>The data that the windows of a walk-forward are laid over.</summary>
/// <param name="Splits">Its span, and how long a trade may reach across a bound.</param>
/// <param name="IsResolutionLimited">Whether its rows are further apart than a latency of the session.</param>
public sealed record WindowGround(SplitSource Splits, bool IsResolutionLimited);
