namespace Tuning.Analysis;

/// <summary>A bound of the space at which the best point lies: the optimum may be outside.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="IsUpper">Whether it is the upper bound.</param>
public sealed record SpaceEdge(string Name, bool IsUpper);
