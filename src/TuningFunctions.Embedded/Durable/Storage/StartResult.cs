using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>What became of a start.</summary>
/// <param name="Key">The new instance; null when it was refused.</param>
/// <param name="Existing">The status of the instance that has the id.</param>
internal sealed record StartResult(long? Key, OrchestrationRuntimeStatus? Existing);
