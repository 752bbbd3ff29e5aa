namespace Tuning.Cli.Sweeps;

/// <summary>What a cell of the heat map of a sweep holds.</summary>
internal enum SweepCellKind
{
    /// <summary>A forbidden combination, or a trial without a result.</summary>
    Nothing,

    /// <summary>A trial that violates a constraint.</summary>
    Violating,

    /// <summary>A feasible trial below zero, where the best is above.</summary>
    Losing,

    /// <summary>A feasible trial.</summary>
    Feasible,

    /// <summary>The middle of the best plateau.</summary>
    Plateau,

    /// <summary>The best trial.</summary>
    Best,
}
