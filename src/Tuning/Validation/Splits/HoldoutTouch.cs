namespace Tuning.Validation.Splits;

/// <summary>A holdout that a session has looked at.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="StartNs">Start of the interval, nanoseconds since the Unix epoch, inclusive.</param>
/// <param name="EndNs">End of the interval, exclusive.</param>
/// <param name="PlanHash">The plan that looked.</param>
public sealed record HoldoutTouch(string Strategy, string Market, long StartNs, long EndNs, string PlanHash);
