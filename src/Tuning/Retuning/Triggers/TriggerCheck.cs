namespace Tuning.Retuning.Triggers;

/// <summary>One look of a trigger at its evidence, as it is stored.</summary>
/// <param name="Kind">The trigger.</param>
/// <param name="At">What it looked at: the end of the data, UTC.</param>
/// <param name="Value">The value found; null where there was too little data.</param>
/// <param name="Threshold">The value above which it counts; null where it could not be told.</param>
/// <param name="InARow">Checks in a row, this one included, that were above.</param>
/// <param name="Fires">Whether a run is to start.</param>
/// <param name="Why">The reason in plain words.</param>
public sealed record TriggerCheck(
    TriggerKind Kind, DateTimeOffset At, double? Value, double? Threshold, int InARow, bool Fires, string Why);
