using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>What a user wants to know of a data set before tuning on it.</summary>
public sealed record MarketSummary
{
    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Time of the first row, ISO-8601.</summary>
    public required string FirstTime { get; init; }

    /// <summary>Time of the last row, ISO-8601.</summary>
    public required string LastTime { get; init; }

    /// <summary>Time from the first row to the last, in hours.</summary>
    public required double SpanHours { get; init; }

    /// <summary>Median time between rows, in seconds; absent under two rows.</summary>
    public double? MedianIntervalSeconds { get; init; }

    /// <summary>The longest time between rows, in seconds; absent under two rows.</summary>
    public double? LongestGapSeconds { get; init; }

    /// <summary>How many times between rows exceed five medians.</summary>
    public required long Gaps { get; init; }

    /// <summary>How alive venue A is.</summary>
    public required VenueSummary VenueA { get; init; }

    /// <summary>How alive venue B is.</summary>
    public required VenueSummary VenueB { get; init; }

    /// <summary>The edge of selling on A and buying on B.</summary>
    public required EdgeQuantiles ShortA { get; init; }

    /// <summary>The edge of selling on B and buying on A.</summary>
    public required EdgeQuantiles ShortB { get; init; }

    /// <summary>The larger of the two edges of a row.</summary>
    public required EdgeQuantiles Best { get; init; }

    /// <summary>The larger edge as a histogram.</summary>
    public required ImmutableArray<EdgeBin> BestHistogram { get; init; }

    /// <summary>The cost of a round trip that the rows are compared with, in bps.</summary>
    public required double CostBps { get; init; }

    /// <summary>Share of the rows whose larger edge is at or above the cost; 0 to 1.</summary>
    public required double ClearingShare { get; init; }

    /// <summary>The oldest rate on any row, in seconds; absent without times of rates.</summary>
    public double? OldestRateSeconds { get; init; }

    /// <summary>Bounds for a search, from the data.</summary>
    public required SearchBounds Bounds { get; init; }

    /// <summary>Whether a latency lies within one interval, so that every latency up to the interval gives the same fills.</summary>
    /// <param name="latencyMs">The latency in ms, above 0 for the answer to be yes.</param>
    public bool IsBelowResolution(double latencyMs) => latencyMs > 0 && latencyMs <= MedianIntervalSeconds * 1000;
}
