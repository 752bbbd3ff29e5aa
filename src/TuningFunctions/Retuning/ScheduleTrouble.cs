namespace TuningFunctions.Retuning;

/// <summary>A schedule that is stuck or fails.</summary>
/// <param name="Schedule">Its name.</param>
/// <param name="IsStuck">Whether a run should have started or ended and did not; else its latest run failed.</param>
/// <param name="Why">The trouble in plain words.</param>
public sealed record ScheduleTrouble(string Schedule, bool IsStuck, string Why);
