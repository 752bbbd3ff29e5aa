namespace TuningFunctions.Orchestrations;

/// <summary>What an orchestration has to know of a plan.</summary>
/// <param name="PlannedTrials">How many trials are planned in all, from 1.</param>
/// <param name="DeadlineUtc">The instant at which the session runs out of time, UTC.</param>
/// <param name="Parallel">Most jobs of a search at a time, 1 to 256.</param>
/// <param name="JobLimitSeconds">The longest time that a job may take, in seconds, before it is given up.</param>
/// <param name="HasEnded">Whether the session has ended already.</param>
public sealed record PlannedSession(
    int PlannedTrials, DateTime DeadlineUtc, int Parallel, double JobLimitSeconds, bool HasEnded)
{
    /// <summary>How many searches it makes, from 1: folds and the final one.</summary>
    public int Searches { get; init; } = 1;

    /// <summary>How many searches run at a time, from 1.</summary>
    public int SearchesAtATime { get; init; } = 1;

    /// <summary>Whether choices are tested on data that their searches did not see.</summary>
    public bool IsValidated { get; init; }
}
