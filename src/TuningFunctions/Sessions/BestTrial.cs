using System.Collections.Immutable;
using Tuning.Spaces;

namespace TuningFunctions.Sessions;

/// <summary>The trial that ranks first.</summary>
/// <param name="Trial">Its number, from 0.</param>
/// <param name="Parameters">Its point, fixed values included.</param>
/// <param name="Metrics">Its metrics; what is undefined is absent.</param>
/// <param name="Label">What it was measured on: inSample, or outOfSample for the holdout.</param>
/// <param name="Feasible">Whether its objective is defined and every constraint holds.</param>
public sealed record BestTrial(
    int Trial, ParameterSet Parameters, ImmutableSortedDictionary<string, double> Metrics, string Label, bool Feasible);
