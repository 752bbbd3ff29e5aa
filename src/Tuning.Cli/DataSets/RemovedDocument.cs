namespace Tuning.Cli.DataSets;

/// <summary>What <c>tune data rm --json</c> prints.</summary>
/// <param name="Dataset">Name of the data set that was removed, sha256:...</param>
/// <param name="Name">What people called it.</param>
/// <param name="FreedBytes">Bytes on disk that it took.</param>
internal sealed record RemovedDocument(string Dataset, string Name, long FreedBytes);
