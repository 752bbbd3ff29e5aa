namespace Tuning.Pruning.NoPruning;

/// <summary>No trial is stopped early; there is nothing to set.</summary>
public sealed record NoPruningOptions : IPrunerOptions
{
    /// <inheritdoc/>
    public IPruner Create() => new NoPruner();
}
