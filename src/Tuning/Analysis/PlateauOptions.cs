namespace Tuning.Analysis;

/// <summary>The settings of <see cref="Plateau"/>.</summary>
public sealed record PlateauOptions
{
    /// <summary>The kernel's width, times the root of the dimension. Default .06, above 0.</summary>
    public double Width { get; init; } = 0.06;

    /// <summary>The fewest other trials within one width: where there are fewer, the width grows. Default 3, 0 to 100.</summary>
    public int Neighbours { get; init; } = 3;
}
