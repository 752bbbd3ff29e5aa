using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Validation.Splits;

/// <summary>The windows of a session, or everything that keeps them from being laid out.</summary>
/// <param name="Plan">The windows; null when there are problems.</param>
/// <param name="Problems">The problems, by path in the session file.</param>
public sealed record PlanReading(WalkForwardPlan? Plan, ImmutableArray<SpecProblem> Problems);
