namespace Tuning.Sampling.Stopping;

/// <summary>Why a search stopped.</summary>
public enum StopReason
{
    /// <summary>All planned trials have a result.</summary>
    Budget,

    /// <summary>The time ran out; decided by the host, which records the place.</summary>
    Time,

    /// <summary>No trial of late improved on the best one.</summary>
    Stagnation,

    /// <summary>What is left to gain is below the bound.</summary>
    RegretBound,
}
