namespace TuningFunctions.Retuning;

/// <summary>What the schedule's address is told of a run.</summary>
/// <param name="Kind">What happened, such as <c>promoted</c> or <c>awaitingApproval</c>.</param>
/// <param name="Run">The run.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="At">When, UTC.</param>
public sealed record RunNotice(
    string Kind, string Run, string Schedule, string Strategy, string Market, string Reason, DateTimeOffset At)
{
    /// <summary>The version that it made; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>Until when an approval counts, UTC; null for none.</summary>
    public DateTimeOffset? Until { get; init; }
}
