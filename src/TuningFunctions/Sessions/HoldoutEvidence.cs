using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Sessions;

/// <summary>The choice of the final search, and what it did on the holdout.</summary>
/// <param name="Choice">The choice; null where no trial was feasible, and then the holdout stays untouched.</param>
/// <param name="Record">What it did; null without a choice.</param>
/// <param name="Candidates">How many trials were feasible.</param>
public sealed record HoldoutEvidence(ParameterSet? Choice, WindowRecord? Record, int Candidates);
