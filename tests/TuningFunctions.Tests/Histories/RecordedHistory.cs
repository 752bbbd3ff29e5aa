using System.Collections.Immutable;
using DurableTask.Core.History;

namespace TuningFunctions.Tests.Histories;

/// <summary>The history of an orchestration as a released version left it, and how that orchestration ended.</summary>
/// <param name="Instance">Its id.</param>
/// <param name="Function">The orchestrator.</param>
/// <param name="Version">The version of its code.</param>
/// <param name="Input">Its serialized input.</param>
/// <param name="Output">Its serialized output.</param>
/// <param name="CustomStatus">Its last custom status, serialized.</param>
/// <param name="Events">Its history, oldest first.</param>
public sealed record RecordedHistory(
    string Instance,
    string Function,
    string Version,
    string? Input,
    string? Output,
    string? CustomStatus,
    ImmutableArray<RecordedEvent> Events)
{
    /// <summary>What stood in the history before the last turn.</summary>
    public ImmutableArray<RecordedEvent> BeforeTheLastTurn => Events[..LastTurn];

    /// <summary>What arrived for the last turn.</summary>
    public IEnumerable<RecordedEvent> OfTheLastTurn => Events[LastTurn..].Where(static entry => entry.Type
        is EventType.TaskCompleted or EventType.TaskFailed or EventType.TimerFired or EventType.EventRaised
        or EventType.SubOrchestrationInstanceCompleted or EventType.SubOrchestrationInstanceFailed);

    private int LastTurn => Events.Select(static entry => entry.Type).ToList().LastIndexOf(EventType.OrchestratorStarted);
}
