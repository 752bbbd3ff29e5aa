using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace TuningFunctions.Sessions;

/// <summary>A verdict with the evidence that it follows from.</summary>
/// <param name="Evidence">The evidence.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record JudgedSession(SessionEvidence Evidence, Verdict Verdict);
