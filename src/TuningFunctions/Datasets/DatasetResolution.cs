using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace TuningFunctions.Datasets;

/// <summary>What became of a reference to data.</summary>
/// <param name="Dataset">The data set; null when there are problems.</param>
/// <param name="Problems">Why there is none; paths are relative to the reference. Empty when there is one.</param>
/// <param name="Warnings">What the data gate warns of.</param>
public sealed record DatasetResolution(
    PlannedDataset? Dataset, ImmutableArray<SpecProblem> Problems, ImmutableArray<string> Warnings);
