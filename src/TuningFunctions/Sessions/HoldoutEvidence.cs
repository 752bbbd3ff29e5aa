using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Sessions;

/// <summary>The choice of the final search, and what it did on the holdout.</summary>
/// <param name="Choice">The choice; null where no trial was feasible, and then the holdout stays untouched.</param>
/// <param name="Record">What it did; null where the holdout stays untouched.</param>
/// <param name="Candidates">How many trials were feasible.</param>
public sealed record HoldoutEvidence(ParameterSet? Choice, WindowRecord? Record, int Candidates)
{
    /// <summary>Plans of this strategy and market whose test windows overlap, this one included; at least 1.</summary>
    public int OverlappingSessions { get; init; } = 1;

    /// <summary>The session of another plan that had looked at a part of the holdout, which then stays untouched; null where it was fresh.</summary>
    public string? TakenBy { get; init; }
}
