namespace Tuning.Retuning.Schedules;

/// <summary>What stands between a winner and the place of the champion.</summary>
public sealed record PromotionPolicy
{
    /// <summary>Whether somebody has to approve; default false. A winner that is resolution-limited always needs it.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>How long an approval is waited for before the champion stays; above 0, default three days.</summary>
    public TimeSpan ApprovalExpiry { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Least improvement as a share of what the champion earns on the same rows; 0 and up, default .05.</summary>
    public double MinImprovement { get; init; } = .05;

    /// <summary>One-sided probability of a mistaken replacement that a year may spend; above 0 and below 1, default .05.</summary>
    public double YearlyAlpha { get; init; } = .05;

    /// <summary>How long the challenger is compared with the champion on new rows before it takes over; 0 (none, the default) and up.</summary>
    public TimeSpan Shadow { get; init; } = TimeSpan.Zero;

    /// <summary>How long a new champion is watched, and taken back on a breach; 0 (not at all) and up, default seven days.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromDays(7);
}
