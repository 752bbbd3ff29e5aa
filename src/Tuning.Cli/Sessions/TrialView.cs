using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Gates;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>How trials are shown in tables.</summary>
internal static class TrialView
{
    /// <summary>The metrics that tables show where they are defined.</summary>
    public static ImmutableArray<string> Metrics { get; } =
        ["netPnlPerDay", "netPnl", "closedTrades", "winRate", "maxDrawdownPct", "sharpe"];

    /// <summary>A point in one line.</summary>
    /// <param name="point">The point.</param>
    public static string Settings(ParameterSet point) =>
        string.Join(' ', point.Select(pair => $"{pair.Key}={(pair.Value is ParameterValue.Text text ? text.Value : pair.Value.Canonical)}"));

    /// <summary>What the first trial of a result is called.</summary>
    /// <param name="best">The trial.</param>
    /// <param name="verdict">The verdict; null without validation.</param>
    public static string RankOf(BestTrial best, Verdict? verdict) => verdict is null
        ? best.Feasible ? "winner" : "best"
        : verdict.IsWinner ? "winner" : "final choice";
}
