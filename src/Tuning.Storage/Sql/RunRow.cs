using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_runs.</summary>
internal sealed class RunRow
{
    public required string RunId { get; init; }

    public required string Schedule { get; init; }

    public required string Strategy { get; init; }

    public required string Market { get; init; }

    public required string Trigger { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public string? TakenBy { get; init; }

    public string? SessionId { get; init; }

    public int Trials { get; init; }

    public double AlphaSpent { get; init; }

    public int? Version { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Outcome { get; init; }

    public static RunRow From(RetuneRun run) => new()
    {
        RunId = run.RunId,
        Schedule = run.Schedule,
        Strategy = run.Key.Strategy,
        Market = run.Key.Market,
        Trigger = Words.Of(run.Trigger),
        DueAt = run.DueAt,
        CreatedAt = run.CreatedAt,
        State = Words.Of(run.State),
        Reason = run.Reason,
        ChangedAt = run.ChangedAt,
        TakenBy = run.TakenBy,
        SessionId = run.SessionId,
        Trials = run.Trials,
        AlphaSpent = run.AlphaSpent,
        Version = run.Version,
        Until = run.Until,
        Outcome = run.Outcome is { } outcome ? Words.Of(outcome) : null,
    };

    public RetuneRun ToRun() => new(
        RunId, Schedule, new ChampionKey(Strategy, Market), Parsed<TriggerKind>(Trigger), DueAt, CreatedAt)
    {
        State = Parsed<RunState>(State),
        Reason = Reason,
        ChangedAt = ChangedAt,
        TakenBy = TakenBy,
        SessionId = SessionId,
        Trials = Trials,
        AlphaSpent = AlphaSpent,
        Version = Version,
        Until = Until,
        Outcome = Outcome is null ? null : Parsed<RunOutcome>(Outcome),
    };

    private T Parsed<T>(string word)
        where T : struct, Enum =>
        Words.Parse<T>(word) ?? throw new InvalidOperationException($"Run {RunId} has the unknown {typeof(T).Name} {word}.");
}
