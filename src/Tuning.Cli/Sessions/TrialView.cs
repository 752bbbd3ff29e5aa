using System.Collections.Immutable;
using Tuning.Spaces;

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
}
