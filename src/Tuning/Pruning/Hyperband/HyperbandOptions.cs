namespace Tuning.Pruning.Hyperband;

/// <summary>Settings of Hyperband (Li et al. 2018).</summary>
public sealed record HyperbandOptions : IPrunerOptions
{
    /// <summary>The first rung of the most aggressive bracket, in steps; 1 and up, default 1.</summary>
    public int FirstRung { get; init; } = 1;

    /// <summary>The steps of a whole trial; at least the first rung, default 64.</summary>
    public int Steps { get; init; } = 64;

    /// <summary>One in this many trials passes a rung; 2 and up, default 4.</summary>
    public int ReductionFactor { get; init; } = 4;

    /// <inheritdoc/>
    public IPruner Create() => new HyperbandPruner(this);
}
