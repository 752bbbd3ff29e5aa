using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>The data that the windows of a walk-forward are laid over.</summary>
/// <param name="Splits">Its span, and how long a trade may reach across a bound.</param>
/// <param name="IsResolutionLimited">Whether a leg of the session fills within one interval of its rows.</param>
public sealed record WindowGround(SplitSource Splits, bool IsResolutionLimited)
{
    private const double MsPerHour = 3_600_000;

    /// <summary>The usual time between rows, in ms.</summary>
    public double IntervalMs => MsPerHour / Splits.RowsPerHour;
}
