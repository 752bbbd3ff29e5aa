using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Validation.Evidence;

/// <summary>Everything that a verdict is made of, as it is stored.</summary>
/// <param name="Folds">The folds in order of time.</param>
/// <param name="Choice">The choice of the final search: the parameters of a winner; null where no trial was feasible.</param>
/// <param name="Holdout">What that choice did on the holdout; null where it stays untouched.</param>
public sealed record SessionEvidence(ImmutableArray<FoldEvidence> Folds, ParameterSet? Choice, WindowRecord? Holdout)
{
    /// <summary>Least number of trades out of sample; default 100.</summary>
    public int LeastTrades { get; init; } = 100;

    /// <summary>N: plans of this strategy and market that were tested on windows that overlap, this one included; at least 1.</summary>
    public int OverlappingSessions { get; init; } = 1;

    /// <summary>The session of another plan that had looked at a part of the holdout, which then stayed untouched; null where it was fresh.</summary>
    public string? HoldoutTakenBy { get; init; }

    /// <summary>What the sensitivity gate found; null where it did not run.</summary>
    public SensitivityFinding? Sensitivity { get; init; }

    /// <summary>Findings of the data gate that the user waived; null where it did not run.</summary>
    public long? WaivedFindings { get; init; }

    /// <summary>Whether the usual row interval exceeds a latency, so that the data cannot show what it does.</summary>
    public bool IsResolutionLimited { get; init; }

    /// <summary>
    /// Whether somebody else evaluates the strategy, who can be told of other costs and latencies but not of fills or quotes: the
    /// gates on those are left out.
    /// </summary>
    public bool IsExternal { get; init; }

    /// <summary>The hourly profit and loss of all test windows, one after the other.</summary>
    public ImmutableArray<double> StitchedHours() => [.. Folds.SelectMany(fold => fold.Test.HourlyPnl)];
}
