namespace Tuning.Sessions;

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>Its plan is stored.</summary>
    Planned,

    /// <summary>Trials are evaluated.</summary>
    Running,

    /// <summary>It waits to be continued.</summary>
    Paused,

    /// <summary>It ended with every trial accounted for.</summary>
    Completed,

    /// <summary>It ended because too many trials failed or a step of it did.</summary>
    Failed,

    /// <summary>It ran out of its time.</summary>
    TimedOut,

    /// <summary>Somebody ended it.</summary>
    Cancelled,
}
