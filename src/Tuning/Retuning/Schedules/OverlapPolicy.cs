namespace Tuning.Retuning.Schedules;

/// <summary>What happens to a due run while one of the same schedule has not ended. Watching a new champion does not count as running.</summary>
public enum OverlapPolicy
{
    /// <summary>The due run is skipped, and recorded as skipped.</summary>
    Skip,

    /// <summary>The due run waits for the one before it.</summary>
    Queue,

    /// <summary>The one before it is ended, also where it waits for approval or for its shadow stage, and then the due run starts.</summary>
    Replace,
}
