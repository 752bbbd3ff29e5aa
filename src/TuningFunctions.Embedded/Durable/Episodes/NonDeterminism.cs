using DurableTask.Core.Exceptions;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Holds a replay against what is recorded; the messages are those of the real engine, slips included.</summary>
internal static class NonDeterminism
{
    private const string Change = "Was a change made to the orchestrator code after this instance had already started running?";

    /// <summary>Checks an activity that was scheduled.</summary>
    public static void CheckActivity(HistoryRow recorded, OrchestratorAction? action)
    {
        const string Before = "A previous execution of this orchestration scheduled an activity task with sequence";
        switch (action)
        {
            case null:
                throw new NonDeterministicOrchestrationException(
                    $"{Before} ID {recorded.TaskId} and name '{recorded.Name}' (version ''), but the current replay execution hasn't (yet?) scheduled this task. {Change}");
            case OrchestratorAction.CallActivity call when !Same(call.Name, recorded.Name):
                throw new NonDeterministicOrchestrationException(
                    $"{Before} number {recorded.TaskId} named '{recorded.Name}', but the current orchestration replay instead scheduled an activity task named '{call.Name}' with this sequence number.  {Change}");
            case not OrchestratorAction.CallActivity:
                throw new NonDeterministicOrchestrationException(
                    $"{Before} number {recorded.TaskId} named '{recorded.Name}', but the current orchestration replay instead produced a {action.RealName} action with this sequence number. {Change}");
        }
    }

    /// <summary>Checks a timer that was set.</summary>
    public static void CheckTimer(HistoryRow recorded, OrchestratorAction? action)
    {
        const string Before = "A previous execution of this orchestration scheduled a timer task with sequence number";
        switch (action)
        {
            case null:
                throw new NonDeterministicOrchestrationException(
                    $"{Before} {recorded.TaskId} but the current replay execution hasn't (yet?) scheduled this task. {Change}");
            case not OrchestratorAction.SetTimer:
                throw new NonDeterministicOrchestrationException(
                    $"{Before} {recorded.TaskId} named but the current orchestration replay instead produced a {action.RealName} action with this sequence number. {Change}");
        }
    }

    /// <summary>Checks a sub-orchestration that was called.</summary>
    public static void CheckChild(HistoryRow recorded, OrchestratorAction? action)
    {
        var before =
            $"A previous execution of this orchestration scheduled a sub-orchestration task with sequence ID {recorded.TaskId} and name '{recorded.Name}' (version '', instance ID '{recorded.Data}'), but the current";
        switch (action)
        {
            case null:
                throw new NonDeterministicOrchestrationException(
                    $"{before} replay execution hasn't (yet?) scheduled this task. {Change}");
            case OrchestratorAction.CallChild call when !Same(call.Name, recorded.Name):
                throw new NonDeterministicOrchestrationException(
                    $"{before} orchestration replay instead scheduled a sub-orchestration task with name {call.Name} at this sequence number. {Change}");
            case not OrchestratorAction.CallChild:
                throw new NonDeterministicOrchestrationException(
                    $"{before} orchestration replay instead produced a {action.RealName} action at this sequence number. {Change}");
        }
    }

    /// <summary>Checks an event that was sent.</summary>
    public static void CheckSentEvent(HistoryRow recorded, OrchestratorAction? action)
    {
        var before =
            $"A previous execution of this orchestration scheduled a send event task with sequence ID {recorded.TaskId}, type 'EventSent', name '{recorded.Name}', instance ID '{recorded.Data}'), but the current";
        switch (action)
        {
            case null:
                throw new NonDeterministicOrchestrationException(
                    $"{before} replay execution hasn't (yet?) scheduled this task. {Change}");
            case OrchestratorAction.SendEvent sent when !Same(sent.Name, recorded.Name):
                throw new NonDeterministicOrchestrationException(
                    $"{before} orchestration replay instead scheduled a send event task with name {sent.Name}at this sequence number. {Change}");
            case not OrchestratorAction.SendEvent:
                throw new NonDeterministicOrchestrationException(
                    $"{before} orchestration replay instead produced a {action.RealName} action at this sequence number. {Change}");
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
