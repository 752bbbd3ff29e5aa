using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Durable.History;

/// <summary>One event of an instance, as it is stored and replayed.</summary>
/// <param name="Type">The kind.</param>
/// <param name="TaskId">The sequence number of the task; -1 for none.</param>
/// <param name="At">When it happened, in UTC.</param>
/// <param name="Name">The name of the task or event.</param>
/// <param name="Data">Its payload; the child's or receiver's id of sub-orchestrations and sent events; ticks of a timer.</param>
/// <param name="Failure">What failed.</param>
internal sealed record HistoryRow(
    EventType Type,
    int TaskId,
    DateTime At,
    string? Name = null,
    string? Data = null,
    TaskFailureDetails? Failure = null);
