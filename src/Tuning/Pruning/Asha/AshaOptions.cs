namespace Tuning.Pruning.Asha;

/// <summary>Settings of asynchronous successive halving (Li et al. 2020).</summary>
public sealed record AshaOptions : IPrunerOptions
{
    /// <summary>The first rung, in steps; 1 and up, default 1. Rung k is at this times the reduction factor to the power of k.</summary>
    public int FirstRung { get; init; } = 1;

    /// <summary>One in this many trials passes a rung; 2 and up, default 4.</summary>
    public int ReductionFactor { get; init; } = 4;

    /// <inheritdoc/>
    public IPruner Create() => new AshaPruner(this);
}
