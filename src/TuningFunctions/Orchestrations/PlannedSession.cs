namespace TuningFunctions.Orchestrations;

/// <summary>What an orchestration has to know of a plan.</summary>
/// <param name="PlannedTrials">How many trials are planned, from 1.</param>
/// <param name="DeadlineUtc">The instant at which the session runs out of time, UTC.</param>
/// <param name="Parallel">Most jobs at a time, 1 to 256.</param>
/// <param name="JobLimitSeconds">The longest time that a job may take, in seconds, before it is given up.</param>
/// <param name="HasEnded">Whether the session has ended already.</param>
public sealed record PlannedSession(
    int PlannedTrials, DateTime DeadlineUtc, int Parallel, double JobLimitSeconds, bool HasEnded);
