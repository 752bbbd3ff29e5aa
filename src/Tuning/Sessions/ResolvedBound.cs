namespace Tuning.Sessions;

/// <summary>A bound that came from the data.</summary>
/// <param name="Path">The place in the session file, such as space.entryBps.low.</param>
/// <param name="Word">The word that stands there, q00 to q100.</param>
/// <param name="Value">The number that it is in the data of the session.</param>
public sealed record ResolvedBound(string Path, string Word, double Value);
