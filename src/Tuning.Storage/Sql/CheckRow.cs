using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_trigger_checks.</summary>
internal sealed class CheckRow
{
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public double? Value { get; init; }

    public double? Threshold { get; init; }

    public required int InARow { get; init; }

    public required bool Fires { get; init; }

    public required string Why { get; init; }

    public TriggerCheck ToCheck() => new(
        Words.Parse<TriggerKind>(Kind) ?? throw new InvalidOperationException($"There is no trigger {Kind}."),
        At, Value, Threshold, InARow, Fires, Why);
}
