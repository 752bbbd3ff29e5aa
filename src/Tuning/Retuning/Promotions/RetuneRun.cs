using Tuning.Retuning.Champions;
using Tuning.Retuning.Triggers;

namespace Tuning.Retuning.Promotions;

/// <summary>One run of a schedule, from its claim to its end.</summary>
/// <param name="RunId">Its id, which is that of its orchestration: <c>retune-SCHEDULE-TIME</c>.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Key">The strategy and market.</param>
/// <param name="Trigger">What started it.</param>
/// <param name="DueAt">When it was due, UTC.</param>
/// <param name="CreatedAt">When it was claimed, UTC.</param>
public sealed record RetuneRun(
    string RunId, string Schedule, ChampionKey Key, TriggerKind Trigger, DateTimeOffset DueAt, DateTimeOffset CreatedAt)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; } = RunState.Claimed;

    /// <summary>Why it was started, or what it waits for, in plain words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When its state changed last, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The orchestration that took it, of those that may have been started for it; null until one has.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Its session; null until it is planned.</summary>
    public string? SessionId { get; init; }

    /// <summary>Trials of its session; 0 until it is planned.</summary>
    public int Trials { get; init; }

    /// <summary>What its paired test spent of the year's alpha; 0 without one.</summary>
    public double AlphaSpent { get; init; }

    /// <summary>The version that it made; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>Until when its state lasts, UTC; null where that is open.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How it ended; null until it has.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Whether another of its schedule has to wait or be skipped: it tunes, or waits for approval or its shadow stage.</summary>
    public bool Blocks => State is RunState.Claimed or RunState.Running or RunState.AwaitingApproval or RunState.Shadow or RunState.Promoting;
}
