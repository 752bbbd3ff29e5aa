using System.Collections.Immutable;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;

namespace Tuning.Validation.WalkForwards;

/// <summary>What a session searches, where, and what its verdict needs besides.</summary>
/// <param name="Search">How each window is searched.</param>
/// <param name="Plan">The windows.</param>
public sealed record WalkForwardSession(SearchSetup Search, WalkForwardPlan Plan)
{
    /// <summary>Least number of trades out of sample; default 100.</summary>
    public int LeastTrades { get; init; } = 100;

    /// <summary>Completed sessions whose test windows overlap, this one included; default 1.</summary>
    public int OverlappingSessions { get; init; } = 1;

    /// <summary>What the sensitivity gate found; null where it did not run.</summary>
    public SensitivityFinding? Sensitivity { get; init; }

    /// <summary>Findings of the data gate that the user waived; null where it did not run.</summary>
    public long? WaivedFindings { get; init; }

    /// <summary>Whether the data is too coarse to show the latency.</summary>
    public bool IsResolutionLimited { get; init; }

    /// <summary>Whether somebody else evaluates the strategy.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The scenarios that are recomputed on every test window.</summary>
    public ImmutableArray<Scenario> Scenarios { get; init; } = Scenario.Matrix;

    /// <summary>The number of the final search among the folds, which keys its random numbers.</summary>
    public int FinalFold => Plan.Folds.Length;
}
