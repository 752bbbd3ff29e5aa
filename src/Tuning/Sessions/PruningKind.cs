namespace Tuning.Sessions;

/// <summary>Who stops trials early.</summary>
public enum PruningKind
{
    /// <summary>Nobody: every trial runs to its end.</summary>
    None,

    /// <summary>Asynchronous successive halving, decided at barriers.</summary>
    Asha,

    /// <summary>Successive halving over several brackets.</summary>
    Hyperband,

    /// <summary>The median of the other trials.</summary>
    Median,

    /// <summary>A paired rank test against the best trial.</summary>
    Wilcoxon,
}
