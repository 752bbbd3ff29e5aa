using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>A completed, feasible trial as analysis sees it.</summary>
/// <param name="Point">The trial's point.</param>
/// <param name="Score">The objective turned so that larger is better; finite.</param>
public sealed record ScoredPoint(ParameterSet Point, double Score);
