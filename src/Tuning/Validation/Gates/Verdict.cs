using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Validation.Gates;

/// <summary>What a session comes to, with its reasons.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="Parameters">The winner's parameters; null without a winner.</param>
/// <param name="Gates">Every gate, in a fixed order.</param>
public sealed record Verdict(VerdictKind Kind, ParameterSet? Parameters, ImmutableArray<GateResult> Gates)
{
    /// <summary>The gate that stopped most: the farthest from passing, undefined before all; null for a winner.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>The gate that was missed by least; null for a winner.</summary>
    public string? NearestMiss { get; init; }

    /// <summary>How many more days of data like these would pass what a short record keeps from passing; null where it is not
    /// the length of the record that is missing.</summary>
    public double? MoreDays { get; init; }

    /// <summary>Whether there is a winner of either kind.</summary>
    public bool IsWinner => Kind is not VerdictKind.NoWinner;

    /// <summary>The verdict in the words of reports.</summary>
    public string Title => Kind switch
    {
        VerdictKind.Winner => "Winner",
        VerdictKind.WinnerResolutionLimited => "Winner (resolution-limited)",
        _ => "NoWinner",
    };
}
