namespace TuningFunctions.Embedded.Timers;

/// <summary>Where a timer stands in its schedule; UTC.</summary>
/// <param name="Last">The firing before; the default value before the first.</param>
/// <param name="Next">The occurrence to come.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record TimerState(DateTime Last, DateTime Next, DateTime LastUpdated);
