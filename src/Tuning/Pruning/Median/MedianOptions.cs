namespace Tuning.Pruning.Median;

/// <summary>Settings of the median stopping rule (Golovin et al. 2017).</summary>
public sealed record MedianOptions : IPrunerOptions
{
    /// <summary>Other trials that must have reported a step before it decides; 1 and up, default 5.</summary>
    public int StartupTrials { get; init; } = 5;

    /// <summary>Steps below this one never decide; 0 and up, default 0.</summary>
    public int WarmupSteps { get; init; }

    /// <inheritdoc/>
    public IPruner Create() => new MedianPruner(this);
}
