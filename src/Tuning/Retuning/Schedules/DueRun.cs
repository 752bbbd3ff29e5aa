namespace Tuning.Retuning.Schedules;

/// <summary>A time of a schedule that has come.</summary>
/// <param name="DueAt">The time, UTC.</param>
/// <param name="IsMissed">Whether it is recorded as missed, because it passed while no host ran, instead of being run.</param>
public sealed record DueRun(DateTimeOffset DueAt, bool IsMissed);
