using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <content>Applies events.</content>
internal sealed partial class OrchestrationRun
{
    private void Apply(HistoryRow row)
    {
        if (row.Type == EventType.OrchestratorStarted)
        {
            Now = row.At;
            return;
        }

        if (_end is EpisodeEnd.Terminal)
        {
            return;
        }

        if (_suspended && row.Type is not (EventType.ExecutionSuspended or EventType.ExecutionResumed or EventType.ExecutionTerminated))
        {
            _held.Enqueue(row);
            return;
        }

        ApplyNow(row);
        _scheduler.Drain();
    }

    private void ApplyNow(HistoryRow row)
    {
        switch (row.Type)
        {
            case EventType.ExecutionStarted:
                Start();
                break;
            case EventType.TaskScheduled:
                Recorded(row, NonDeterminism.CheckActivity);
                break;
            case EventType.TimerCreated:
                Recorded(row, NonDeterminism.CheckTimer);
                break;
            case EventType.SubOrchestrationInstanceCreated:
                Recorded(row, NonDeterminism.CheckChild);
                break;
            case EventType.EventSent:
                Recorded(row, NonDeterminism.CheckSentEvent);
                break;
            case EventType.TaskCompleted or EventType.SubOrchestrationInstanceCompleted or EventType.TimerFired:
                Close(row.TaskId)?.TrySetResult(row.Data);
                break;
            case EventType.TaskFailed:
                Close(row.TaskId)?.TrySetException(new CoreTaskFailedException(row.TaskId, row.Name!, row.Failure));
                break;
            case EventType.SubOrchestrationInstanceFailed:
                Close(row.TaskId)?.TrySetException(new SubOrchestrationFailedException(row.TaskId, row.Name!, row.Failure));
                break;
            case EventType.EventRaised:
                Receive(row);
                break;
            case EventType.ExecutionSuspended:
                _suspended = true;
                break;
            case EventType.ExecutionResumed:
                Resume();
                break;
            case EventType.ExecutionTerminated:
                _end = new EpisodeEnd.Terminal(OrchestrationRuntimeStatus.Terminated, row.Data, null, row.Name is not null);
                break;
        }
    }

    private void Receive(HistoryRow row)
    {
        if (!Events.Receive(row) && !IsReplaying)
        {
            Log.EventLost(_services.Log, row.Name!, _identity.InstanceId);
        }
    }

    private void Resume()
    {
        if (!_suspended)
        {
            return;
        }

        _suspended = false;
        while (!_suspended && _held.TryDequeue(out var held))
        {
            ApplyNow(held);
            _scheduler.Drain();
        }
    }

    // An action that is not the recorded one stays: the turn that fails for it carries it out.
    private void Recorded(HistoryRow row, Action<HistoryRow, OrchestratorAction?> check)
    {
        check(row, _actions.GetValueOrDefault(row.TaskId));
        _actions.Remove(row.TaskId);
    }

    private TaskCompletionSource<string?>? Close(int id)
    {
        _open.Remove(id, out var source);
        return source;
    }
}
