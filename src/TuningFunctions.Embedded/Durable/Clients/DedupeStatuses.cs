using System.Collections.Frozen;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>The statuses that refuse a start.</summary>
internal static class DedupeStatuses
{
    /// <summary>Reads the names.</summary>
    /// <exception cref="ArgumentException">A name is no status.</exception>
    public static FrozenSet<OrchestrationRuntimeStatus> Parse(IReadOnlyList<string>? names) =>
        (names ?? []).Select(Parse).ToFrozenSet();

    private static OrchestrationRuntimeStatus Parse(string name)
    {
        if (Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status))
        {
            return status;
        }

#pragma warning disable MA0015 // The real client's message, which names no parameter.
        throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.");
#pragma warning restore MA0015
    }
}
