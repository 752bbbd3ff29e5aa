namespace TuningFunctions.Orchestrations;

/// <summary>A fold and where its search stands.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Batch">The batch to go on with, from 0.</param>
/// <param name="Parallel">Most jobs at a time, 1 to 256.</param>
/// <param name="JobLimitSeconds">The longest time that a job may take, in seconds, before it is given up.</param>
public sealed record FoldInput(string SessionId, int Fold, int Batch, int Parallel, double JobLimitSeconds)
{
    /// <summary>Whether the search's choice is tested on the fold's test window when it ends.</summary>
    public bool IsTested { get; init; }

    /// <summary>The job of the batch to go on with, from 0.</summary>
    public int Job { get; init; }

    /// <summary>The rung of the batch to go on with, from 0.</summary>
    public int Rung { get; init; }

    /// <summary>When the search began, UTC; the least time until it has.</summary>
    public DateTime StartedUtc { get; init; }
}
