namespace Tuning.Retuning.Promotions;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>It waits for the run before it.</summary>
    Queued,

    /// <summary>It may be started, by whichever host comes first.</summary>
    Claimed,

    /// <summary>It tunes and judges.</summary>
    Running,

    /// <summary>It waits for somebody to approve its challenger.</summary>
    AwaitingApproval,

    /// <summary>Its challenger is compared with the champion on new rows.</summary>
    Shadow,

    /// <summary>Its challenger is about to become the champion.</summary>
    Promoting,

    /// <summary>Its challenger is the champion, and is watched.</summary>
    Watching,

    /// <summary>It has ended; its outcome says how.</summary>
    Ended,
}
