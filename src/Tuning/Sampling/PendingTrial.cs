using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>A trial without a result.</summary>
/// <param name="Number">The number of the trial.</param>
/// <param name="Point">Its point.</param>
public sealed record PendingTrial(int Number, ParameterSet Point);
