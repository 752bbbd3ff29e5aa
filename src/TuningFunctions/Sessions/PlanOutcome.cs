using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace TuningFunctions.Sessions;

/// <summary>What became of planning a session.</summary>
/// <param name="Plan">The stored plan; null when there are problems.</param>
/// <param name="PlanHash">The plan's hash; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong; empty when there is a plan.</param>
/// <param name="Warnings">What somebody should know who reads the result.</param>
public sealed record PlanOutcome(
    SessionPlan? Plan, string? PlanHash, ImmutableArray<SpecProblem> Problems, ImmutableArray<string> Warnings)
{
    /// <summary>A session that cannot be planned.</summary>
    /// <param name="problems">Everything that is wrong.</param>
    public static PlanOutcome Refused(params ImmutableArray<SpecProblem> problems) => new(null, null, problems, []);
}
