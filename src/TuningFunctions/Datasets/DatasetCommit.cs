using System.Collections.Immutable;

namespace TuningFunctions.Datasets;

/// <summary>A file that was uploaded in parts and is to become a data set.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Sha256">SHA-256 of the whole file, 64 lower-case hexadecimal digits.</param>
/// <param name="Parts">SHA-256 of each part, in the order of the file.</param>
public sealed record DatasetCommit(string Name, string Sha256, ImmutableArray<string> Parts);
