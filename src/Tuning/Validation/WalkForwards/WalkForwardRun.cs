using System.Collections.Immutable;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;

namespace Tuning.Validation.WalkForwards;

/// <summary>What a walk-forward came to.</summary>
/// <param name="Evidence">What the verdict is made of.</param>
/// <param name="FinalTrials">The trials of the final search, in order of their numbers.</param>
public sealed record WalkForwardRun(SessionEvidence Evidence, ImmutableArray<SearchedTrial> FinalTrials);
