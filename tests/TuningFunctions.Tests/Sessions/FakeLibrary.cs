using Tuning.Sessions;
using Tuning.Sessions.Planning;
using TuningFunctions.Datasets;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Data that needs no file; a path that begins with "missing" is not there.</summary>
internal sealed class FakeLibrary : IDatasetLibrary
{
    public Task<DatasetResolution> ResolveAsync(DatasetReference reference, string? folder, CancellationToken cancellationToken) =>
        Task.FromResult(reference is DatasetReference.File { Path: var path } && path.StartsWith("missing", StringComparison.Ordinal)
            ? new DatasetResolution(null, [new SpecProblem("", path, "a file that exists")], [])
            : new DatasetResolution(new PlannedDataset(new string('a', 64), 100, "fake"), [], ["venue B stood still"]));

    public Task<DatasetHold> HoldAsync(string sessionId, CancellationToken cancellationToken) => Task.FromResult(DatasetHold.Nothing);
}
