namespace Tuning.Validation.Challenges;

/// <summary>When a challenger replaces a champion.</summary>
public sealed record ChallengeOptions
{
    /// <summary>One-sided probability of a mistaken replacement that a year may spend; above 0 and below 1, default .05.</summary>
    public double YearlyAlpha { get; init; } = .05;

    /// <summary>Challenges a year, which share it; at least 1, default 52, a weekly schedule.</summary>
    public double ChallengesPerYear { get; init; } = 52;

    /// <summary>Least improvement as a share of the champion's expected profit; 0 and up, default .05.</summary>
    public double LeastImprovement { get; init; } = .05;

    /// <summary>Draws of the stationary bootstrap; default 10,000.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>Least hours of unseen rows; default 48.</summary>
    public int LeastHours { get; init; } = 48;

    /// <summary>Least trades of the challenger on them; default 20.</summary>
    public int LeastTrades { get; init; } = 20;

    /// <summary>What one challenge may spend.</summary>
    public double Alpha => YearlyAlpha / ChallengesPerYear;
}
