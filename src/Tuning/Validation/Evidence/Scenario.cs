using System.Collections.Immutable;

namespace Tuning.Validation.Evidence;

/// <summary>One thing that may be worse than the session's environment says, each alone.</summary>
/// <param name="Name">Its name in results, camelCase.</param>
public sealed record Scenario(string Name)
{
    /// <summary>What fees are multiplied by; default 1.</summary>
    public double FeeFactor { get; init; } = 1;

    /// <summary>What latencies are multiplied by; default 1.</summary>
    public double LatencyFactor { get; init; } = 1;

    /// <summary>Usual row intervals that are added to a latency, where that is more than the factor does; default 0.</summary>
    public int LatencyRows { get; init; }

    /// <summary>Milliseconds added to both latencies; default 0.</summary>
    public double ExtraLatencyMs { get; init; }

    /// <summary>Bps by which each fill moves the price further; default 0.</summary>
    public double ExtraSlippageBps { get; init; }

    /// <summary>Share of the quoted quantities that is there; default 1.</summary>
    public double BookShare { get; init; } = 1;

    /// <summary>Whether entries need quotes of both venues that changed within 5 usual intervals.</summary>
    public bool NeedsFreshQuotes { get; init; }

    /// <summary>Whether every fill comes one row later.</summary>
    public bool FillsOneRowLater { get; init; }

    /// <summary>Whether every fill takes the worst quote of the next two rows.</summary>
    public bool FillsAtWorstQuote { get; init; }

    /// <summary>The environment as it is.</summary>
    public static Scenario AsPlanned { get; } = new("asPlanned");

    /// <summary>Fees a quarter higher: a gate.</summary>
    public static Scenario FeesUpQuarter { get; } = new("feesTimes1.25") { FeeFactor = 1.25 };

    /// <summary>Fees half again as high: shown.</summary>
    public static Scenario FeesUpHalf { get; } = new("feesTimes1.5") { FeeFactor = 1.5 };

    /// <summary>Latency of the larger of twice as much and a row more: a gate.</summary>
    public static Scenario Slower { get; } = new("latencyDoubled") { LatencyFactor = 2, LatencyRows = 1 };

    /// <summary>Two more bps of slippage on each fill: shown.</summary>
    public static Scenario Slippage { get; } = new("slippagePlus2Bps") { ExtraSlippageBps = 2 };

    /// <summary>Half of the quoted quantities: shown.</summary>
    public static Scenario ThinBooks { get; } = new("halfBooks") { BookShare = .5 };

    /// <summary>Entries against fresh quotes only: a gate against phantom edges.</summary>
    public static Scenario FreshQuotes { get; } = new("freshQuotes") { NeedsFreshQuotes = true };

    /// <summary>Every fill one row later: a gate against phantom edges.</summary>
    public static Scenario OneRowLater { get; } = new("oneRowLater") { FillsOneRowLater = true };

    /// <summary>Every fill at the worst quote of the next two rows: shown.</summary>
    public static Scenario WorstQuote { get; } = new("worstOfNextTwoRows") { FillsAtWorstQuote = true };

    /// <summary>The scenarios that every verdict recomputes on the stitched windows.</summary>
    public static ImmutableArray<Scenario> Matrix { get; } =
        [FeesUpQuarter, FeesUpHalf, Slower, Slippage, ThinBooks, FreshQuotes, OneRowLater, WorstQuote];
}
