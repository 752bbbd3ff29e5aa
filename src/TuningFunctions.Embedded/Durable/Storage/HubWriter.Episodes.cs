using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <content>Commits episodes.</content>
internal sealed partial class HubWriter
{
    /// <summary>Writes what an episode consumed and did.</summary>
    public EpisodeEffects Commit(Episode episode)
    {
        var effects = new EpisodeEffects { NextSeq = episode.NextSeq };
        Consume(episode);
        switch (episode.Outcome.End)
        {
            case null:
                Record(episode, effects);
                _hub["progress"].Run(episode.Instance.Key, episode.At.Ticks, episode.Outcome.CustomStatus);
                break;
            case EpisodeEnd.Continue next:
                Act(episode, effects);
                Continue(episode, next, effects);
                break;
            case EpisodeEnd.Terminal end:
                Record(episode, effects);
                End(episode, end, effects);
                break;
        }

        return effects;
    }

    private void Consume(Episode episode)
    {
        foreach (var message in episode.Consumed)
        {
            Delete(episode.Instance.Key, message);
        }

        foreach (var timer in episode.Outcome.CancelledTimers)
        {
            _hub["delete_timer"].Run(episode.Instance.Key, timer);
        }
    }

    private void Record(Episode episode, EpisodeEffects effects)
    {
        foreach (var row in episode.Fresh)
        {
            Append(episode.Instance.Key, row, effects);
        }

        foreach (var action in episode.Outcome.Actions)
        {
            Append(episode.Instance.Key, action.ToEvent(episode.At), effects);
        }

        Act(episode, effects);
    }

    private void Append(long key, HistoryRow row, EpisodeEffects effects) => _hub["insert_history"].Run(
        key,
        effects.NextSeq++,
        (int)row.Type,
        row.TaskId,
        row.At.Ticks,
        row.Name,
        row.Data,
        FailureText.Write(row.Failure));

    private void Act(Episode episode, EpisodeEffects effects)
    {
        var (key, identity) = (episode.Instance.Key, episode.Instance.Identity);
        var ends = episode.Outcome.End is EpisodeEnd.Terminal;
        foreach (var action in episode.Outcome.Actions)
        {
            switch (action)
            {
                case OrchestratorAction.CallActivity call when !ends:
                    var seq = ++_lastActivity;
                    _hub["insert_activity"].Run(seq, key, call.Id, call.Name, call.Input);
                    effects.Activities.Add(new(seq, key, identity.InstanceId, call.Id, call.Name, call.Input, 0));
                    break;
                case OrchestratorAction.SetTimer { Cancelled: false } timer when !ends:
                    _hub["insert_timer"].Run(key, timer.Id, timer.FireAt.Ticks);
                    effects.Timers.Add(new PendingTimer(key, timer.Id, timer.FireAt));
                    break;
                case OrchestratorAction.CallChild call when !ends:
                    CallChild(episode, call, effects);
                    break;
                case OrchestratorAction.SendEvent sent:
                    Send(episode, sent, effects);
                    break;
            }
        }
    }

    private void CallChild(Episode episode, OrchestratorAction.CallChild call, EpisodeEffects effects)
    {
        var (key, identity) = (episode.Instance.Key, episode.Instance.Identity);
        if (Find(call.InstanceId) is { } existing)
        {
            if (IsOpen(existing.Status))
            {
                var failed = new HistoryRow(
                    EventType.SubOrchestrationInstanceFailed, call.Id, episode.At, call.Name, null, Failures.IdTaken(call.InstanceId));
                effects.Deliveries.Add(new Delivery(key, Post(key, failed)));
                return;
            }

            Remove(existing.Key);
        }

        var child = new NewInstance(call.InstanceId, call.Name, call.Version ?? string.Empty, call.Input, null, null)
        {
            ParentKey = key,
            ParentTask = call.Id,
            Parent = new ParentOrchestrationInstance(identity.Name, identity.InstanceId),
        };
        effects.Deliveries.Add(new Delivery(Create(child, episode.At), Message.Wake));
    }

    private void Send(Episode episode, OrchestratorAction.SendEvent sent, EpisodeEffects effects)
    {
        if (Find(sent.InstanceId) is { } target
            && IsOpen(target.Status)
            && !(target.Key == episode.Instance.Key && episode.Outcome.End is EpisodeEnd.Terminal))
        {
            var row = new HistoryRow(EventType.EventRaised, -1, episode.At, sent.Name, sent.Payload);
            effects.Deliveries.Add(new Delivery(target.Key, Post(target.Key, row)));
        }
        else
        {
            effects.Dropped.Add((sent.InstanceId, sent.Name));
        }
    }

    private void Continue(Episode episode, EpisodeEnd.Continue next, EpisodeEffects effects)
    {
        var key = episode.Instance.Key;
        _hub["clear_history"].Run(key);
        _hub["clear_timers"].Run(key);
        _hub["continue"].Run(key, episode.At.Ticks, next.Input, next.Version);
        effects.NextSeq = 0;
        _firstInbox -= next.Carried.Length;
        for (var index = 0; index < next.Carried.Length; index++)
        {
            effects.Carried.Add(Insert(_firstInbox + index, key, next.Carried[index]));
        }
    }

    private void End(Episode episode, EpisodeEnd.Terminal end, EpisodeEffects effects)
    {
        var key = episode.Instance.Key;
        Append(
            key,
            new HistoryRow(EventType.ExecutionCompleted, -1, episode.At, end.Status.ToString(), end.Output, end.Failure),
            effects);
        ClearWork(key);
        _hub["end"].Run(
            key, (int)end.Status, episode.At.Ticks, episode.Outcome.CustomStatus, end.Output, FailureText.Write(end.Failure));
        TellParent(episode, end, effects);
        if (end.Recursive)
        {
            EndChildren(key, end, episode.At, effects);
        }
    }

    private void TellParent(Episode episode, EpisodeEnd.Terminal end, EpisodeEffects effects)
    {
        var parent = _hub["parent"].First(
            static r => (Key: r.GetInt64(0), Task: r.GetInt32(1)), episode.Instance.Key);
        if (parent.Key == 0)
        {
            return;
        }

        var row = end.Status == OrchestrationRuntimeStatus.Completed
            ? new HistoryRow(EventType.SubOrchestrationInstanceCompleted, parent.Task, episode.At, null, end.Output)
            : new HistoryRow(
                EventType.SubOrchestrationInstanceFailed, parent.Task, episode.At, episode.Instance.Identity.Name, null, end.Failure);
        effects.Deliveries.Add(new Delivery(parent.Key, Post(parent.Key, row)));
    }

    private void EndChildren(long key, EpisodeEnd.Terminal end, DateTime at, EpisodeEffects effects)
    {
        foreach (var child in _hub["open_children"].Rows(static r => r.GetInt64(0), key))
        {
            var row = new HistoryRow(EventType.ExecutionTerminated, -1, at, "recursive", end.Output);
            effects.Deliveries.Add(new Delivery(child, Post(child, row)));
        }
    }
}
