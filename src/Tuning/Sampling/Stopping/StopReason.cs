namespace Tuning.Sampling.Stopping;

/// <summary>Why a search stopped.</summary>
public enum StopReason
{
    /// <summary>All planned trials have a result.</summary>
    Budget,

    /// <summary>The time ran out; not decided by a rule but by the deadline of the session, which records the last trial before it.</summary>
    Time,

    /// <summary>No trial of late improved on the best one.</summary>
    Stagnation,

    /// <summary>What is left to gain is below the bound.</summary>
    RegretBound,
}
