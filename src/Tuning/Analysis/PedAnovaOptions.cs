namespace Tuning.Analysis;

/// <summary>The settings of <see cref="PedAnova"/>.</summary>
public sealed record PedAnovaOptions
{
    /// <summary>The share of the best trials whose distribution is compared with that of all. Default .1, above 0, below 1.</summary>
    public double TopShare { get; init; } = 0.1;

    /// <summary>Cells into which a continuous parameter is divided. Default 50, 2 to 10,000.</summary>
    public int Cells { get; init; } = 50;
}
