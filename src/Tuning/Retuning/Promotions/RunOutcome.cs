namespace Tuning.Retuning.Promotions;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Its challenger became the champion.</summary>
    Promoted,

    /// <summary>There was no winner, or it was not better than the champion: the champion stays.</summary>
    Kept,

    /// <summary>Somebody turned the challenger down: the champion stays.</summary>
    Rejected,

    /// <summary>Nobody approved the challenger in time: the champion stays.</summary>
    Expired,

    /// <summary>Fills slipped more than the backtest assumes, so nothing is promoted: the champion stays.</summary>
    Halted,

    /// <summary>Another run changed the champion first.</summary>
    Conflict,

    /// <summary>Its challenger became the champion and was taken back.</summary>
    RolledBack,

    /// <summary>It never started: another ran, or the cool-off or the day's budget forbade it.</summary>
    Skipped,

    /// <summary>Its time passed while no host ran.</summary>
    Missed,

    /// <summary>A later run took its place.</summary>
    Replaced,

    /// <summary>A step failed.</summary>
    Failed,
}
