namespace Tuning.Objectives;

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>It was evaluated; its metrics count.</summary>
    Completed,

    /// <summary>It raised an error, recorded with type and message.</summary>
    Failed,

    /// <summary>It was stopped early because others were better.</summary>
    Pruned,

    /// <summary>It ran out of its time.</summary>
    TimedOut,

    /// <summary>It was not evaluated, because its session was cancelled or ran out of time.</summary>
    Cancelled,

    /// <summary>It was measured on a rung and has not ended.</summary>
    Reported,
}
