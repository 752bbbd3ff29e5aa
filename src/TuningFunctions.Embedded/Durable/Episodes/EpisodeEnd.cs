using System.Collections.Immutable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>How an execution ends.</summary>
internal abstract record EpisodeEnd
{
    private EpisodeEnd()
    {
    }

    /// <summary>The instance has ended.</summary>
    /// <param name="Status">The terminal status.</param>
    /// <param name="Output">The output; the message of a failure.</param>
    /// <param name="Failure">What failed.</param>
    /// <param name="Recursive">Whether its children end too.</param>
    internal sealed record Terminal(
        OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure, bool Recursive = false) : EpisodeEnd;

    /// <summary>The instance starts over.</summary>
    /// <param name="Input">The next generation's input.</param>
    /// <param name="Version">Its version; null keeps the present one.</param>
    /// <param name="Carried">Events that were not consumed.</param>
    internal sealed record Continue(string? Input, string? Version, ImmutableArray<HistoryRow> Carried) : EpisodeEnd;
}
