using System.Collections.Immutable;

namespace Tuning.Analysis;

/// <summary>One trial across all axes.</summary>
/// <param name="Positions">The position on each axis, 0 to 1; absent where the parameter is inactive.</param>
/// <param name="Score">The trial's score, larger is better.</param>
public sealed record ParallelLine(ImmutableArray<double?> Positions, double Score);
