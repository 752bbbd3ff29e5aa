using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Search;

/// <summary>A completed trial of a search.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Point">Its point.</param>
/// <param name="Record">What it did on the train window.</param>
/// <param name="Score">What the objective says about it.</param>
public sealed record SearchedTrial(int Number, ParameterSet Point, PointRecord Record, Score Score);
