using Tuning.Objectives;

namespace TuningFunctions.Sessions;

/// <summary>How a session's trials ended.</summary>
/// <param name="Planned">Trials that were planned.</param>
/// <param name="Completed">Trials that were evaluated.</param>
/// <param name="Failed">Trials that raised an error.</param>
/// <param name="Pruned">Trials that were stopped early.</param>
/// <param name="TimedOut">Trials that ran out of their time.</param>
/// <param name="Cancelled">Trials that were not evaluated because the session ended.</param>
public sealed record TrialCounts(int Planned, int Completed, int Failed, int Pruned, int TimedOut, int Cancelled)
{
    /// <summary>The counts of an accounting.</summary>
    /// <param name="accounting">The accounting, balanced.</param>
    public static TrialCounts Of(TrialAccounting accounting) => new(
        accounting.Planned, accounting.Completed, accounting.Failed, accounting.Pruned, accounting.TimedOut, accounting.Cancelled);
}
