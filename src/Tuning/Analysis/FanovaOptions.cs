namespace Tuning.Analysis;

/// <summary>The settings of <see cref="Fanova"/>.</summary>
public sealed record FanovaOptions
{
    /// <summary>Trees of the forest. Default 64, 1 to 10,000.</summary>
    public int Trees { get; init; } = 64;

    /// <summary>The deepest a tree may grow. Default 32, 1 to 64.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>The fewest observations that are split. Default 4, 2 to 1000.</summary>
    public int SmallestSplit { get; init; } = 4;

    /// <summary>The seed of the bootstrap draws. Default 0.</summary>
    public ulong Seed { get; init; }
}
