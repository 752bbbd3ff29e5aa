namespace Tuning.Validation.Challenges;

/// <summary>What a challenger showed against the champion on rows that neither has seen.</summary>
/// <param name="Replaces">Whether the challenger takes over.</param>
/// <param name="Why">The reason, in plain words.</param>
/// <param name="Hours">Hours compared.</param>
/// <param name="ImprovementPerHour">Mean difference of the hourly profit and loss, in the quote currency of A; null without hours.</param>
/// <param name="P">One-sided p-value of the paired test; null where there is too little to test.</param>
/// <param name="Alpha">What it may be at most.</param>
public sealed record ChallengeResult(bool Replaces, string Why, int Hours, double? ImprovementPerHour, double? P, double Alpha);
