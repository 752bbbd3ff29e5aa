namespace Tuning.Cli.TruthBench;

/// <summary>A world whose truth is known.</summary>
internal enum TruthWorldKind
{
    /// <summary>A premium that never reverts, with fees and half-spreads: every parameter set loses its costs.</summary>
    Costs,

    /// <summary>A premium that reverts, with half-spreads above any edge.</summary>
    CostAboveEdge,

    /// <summary>A premium that never reverts, free to trade: every parameter set expects exactly nothing.</summary>
    HardNull,

    /// <summary>A premium that reverts, with a best parameter set that earns.</summary>
    Planted,
}
