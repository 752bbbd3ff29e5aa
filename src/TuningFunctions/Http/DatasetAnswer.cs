using System.Collections.Immutable;

namespace TuningFunctions.Http;

/// <summary>A data set.</summary>
/// <param name="Dataset">Its name as session files spell it: sha256:...</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Warnings">What the data gate warned of when it was stored.</param>
public sealed record DatasetAnswer(string Dataset, string Name, long Rows, ImmutableArray<string> Warnings);
