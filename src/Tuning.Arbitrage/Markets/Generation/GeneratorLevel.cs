using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>How real a generated market is. Each level adds to the one before; the last three are worlds where nobody earns.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GeneratorLevel>))]
public enum GeneratorLevel
{
    /// <summary>A pure mean-reverting premium on a random price, bid equal to ask: the closed form holds.</summary>
    L0,

    /// <summary>And half-spreads on both venues.</summary>
    L1,

    /// <summary>And regimes: calm, wild, and a premium that drifts away and back.</summary>
    L2,

    /// <summary>And clustered volatility with fat tails, jumps, venues that lag, ticks, sizes, a rate with gaps, and outages.</summary>
    L3,

    /// <summary>A premium that never reverts, with half-spreads: every parameter set loses its costs.</summary>
    RandomWalk,

    /// <summary>A premium that reverts within half-spreads that it hardly ever leaves.</summary>
    CostAboveEdge,

    /// <summary>A premium that never reverts, without half-spreads: at fees of 0 every parameter set expects exactly nothing.</summary>
    FreeRandomWalk,
}
