using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;

namespace TuningFunctions.Retuning.Answers;

/// <summary>A run as it is shown.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Trigger">What started it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="DueAt">When it was due, UTC.</param>
/// <param name="ChangedAt">When its state changed last, UTC.</param>
public sealed record RunAnswer(
    string Run,
    string Schedule,
    string Strategy,
    string Market,
    TriggerKind Trigger,
    RunState State,
    string Reason,
    DateTimeOffset DueAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>How it ended; null until it has.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Its session; null until it is planned.</summary>
    public string? Session { get; init; }

    /// <summary>The version that it made; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>Until when its state lasts, such as the expiry of an approval, UTC; null where that is open.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What its paired test spent of the year's alpha.</summary>
    public double AlphaSpent { get; init; }

    /// <summary>The run as it is shown.</summary>
    /// <param name="run">The run.</param>
    public static RunAnswer Of(RetuneRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunAnswer(
            run.RunId, run.Schedule, run.Key.Strategy, run.Key.Market, run.Trigger, run.State, run.Reason, run.DueAt, run.ChangedAt)
        {
            Outcome = run.Outcome,
            Session = run.SessionId,
            Version = run.Version,
            Until = run.Until,
            AlphaSpent = run.AlphaSpent,
        };
    }
}
