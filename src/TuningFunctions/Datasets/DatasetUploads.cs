using Tuning.Artifacts;

namespace TuningFunctions.Datasets;

/// <summary>Where parts of uploads wait to be put together: apart from artifacts, since they are removed again.</summary>
/// <param name="Store">The store of parts by their content.</param>
public sealed record DatasetUploads(IArtifactStore Store);
