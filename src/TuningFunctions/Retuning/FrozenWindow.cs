using System.Collections.Immutable;

namespace TuningFunctions.Retuning;

/// <summary>A window of a market, frozen as a data set of its own.</summary>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal; null when there are problems.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="StartNs">Its start, nanoseconds since the Unix epoch.</param>
/// <param name="EndNs">Its end, nanoseconds since the Unix epoch: behind its last row.</param>
/// <param name="Problems">Why it could not be frozen; empty when it was.</param>
public sealed record FrozenWindow(string? Sha256, long Rows, long StartNs, long EndNs, ImmutableArray<string> Problems);
