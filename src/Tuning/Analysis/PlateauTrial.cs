using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>A completed, feasible trial as the choice rule sees it.</summary>
/// <param name="Point">The trial's point.</param>
/// <param name="Score">The objective turned so that larger is better; finite.</param>
/// <param name="Parts">What the score was made of (profit by hour or by window), in one order for all trials; may be
/// empty, and then only exact ties are within one standard error.</param>
public sealed record PlateauTrial(ParameterSet Point, double Score, ImmutableArray<double> Parts);
