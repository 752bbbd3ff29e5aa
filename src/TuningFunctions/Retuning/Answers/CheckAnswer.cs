using Tuning.Retuning.Triggers;

namespace TuningFunctions.Retuning.Answers;

/// <summary>One look of a trigger at its evidence, as it is shown.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="At">End of the data that it looked at, UTC.</param>
/// <param name="InARow">Checks in a row, this one included, that were above the threshold; 0 for triggers that need one alone.</param>
/// <param name="Fires">Whether it started a run.</param>
/// <param name="Why">What was found, in plain words.</param>
public sealed record CheckAnswer(TriggerKind Trigger, DateTimeOffset At, int InARow, bool Fires, string Why)
{
    /// <summary>The value found; null where there was too little data.</summary>
    public double? Value { get; init; }

    /// <summary>The value above which it counts; null where it could not be told.</summary>
    public double? Threshold { get; init; }

    /// <summary>The check as it is shown.</summary>
    /// <param name="check">The check.</param>
    public static CheckAnswer Of(TriggerCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return new CheckAnswer(check.Kind, check.At, check.InARow, check.Fires, check.Why) { Value = check.Value, Threshold = check.Threshold };
    }
}
