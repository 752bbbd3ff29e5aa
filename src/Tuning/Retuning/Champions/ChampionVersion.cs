using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Retuning.Champions;

/// <summary>A version of a strategy's parameters on a market: written once, never edited.</summary>
/// <param name="Key">The strategy and market.</param>
/// <param name="Version">Its number, from 1.</param>
/// <param name="RunId">The run that it came from; each run makes at most one.</param>
/// <param name="Parameters">Every parameter, fixed ones included.</param>
public sealed record ChampionVersion(ChampionKey Key, int Version, string RunId, ParameterSet Parameters)
{
    /// <summary>The session that chose it.</summary>
    public required string SessionId { get; init; }

    /// <summary>Hash of the session's plan, lower-case hexadecimal.</summary>
    public required string PlanHash { get; init; }

    /// <summary>SHA-256 of the window that it was tuned on, lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Costs, latencies and sizes that it was tuned under.</summary>
    public required ParameterSet Environment { get; init; }

    /// <summary>Start of the rows that it was chosen on, nanoseconds since the Unix epoch.</summary>
    public required long TrainStartNs { get; init; }

    /// <summary>End of the rows that it was chosen on, nanoseconds since the Unix epoch.</summary>
    public required long TrainEndNs { get; init; }

    /// <summary>End of all rows that its session looked at, the holdout included, nanoseconds since the Unix epoch.</summary>
    public required long SeenEndNs { get; init; }

    /// <summary>The champion that it was tested against, which alone it may replace; null where there was none.</summary>
    public int? TestedAgainst { get; init; }

    /// <summary>Hourly profit and loss out of sample, which its later hours are compared with; in the quote currency of A.</summary>
    public ImmutableArray<double> ReferenceHours { get; init; } = [];

    /// <summary>Mean block of those hours, in hours, at least 1.</summary>
    public double BlockHours { get; init; } = 6;

    /// <summary>Slippage of a fill that the backtest assumes, in bps of the price, 0 and up.</summary>
    public double AssumedSlippageBps { get; init; }

    /// <summary>The verdict in the words of reports.</summary>
    public required string Verdict { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
