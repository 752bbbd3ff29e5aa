namespace Tuning.Pruning.Wilcoxon;

/// <summary>Settings of pruning by the signed-rank test of Wilcoxon (1945) on paired folds.</summary>
public sealed record WilcoxonOptions : IPrunerOptions
{
    /// <summary>A trial stops when the one-sided probability falls below this; above 0, below 1, default .1.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>Folds that must have been reported before the test is made; 1 and up, default 2.</summary>
    public int StartupFolds { get; init; } = 2;

    /// <inheritdoc/>
    public IPruner Create() => new WilcoxonPruner(this);
}
