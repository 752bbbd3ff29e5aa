using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>What the writer can do inside its transaction. Used by one thread at a time.</summary>
internal sealed partial class HubWriter
{
    private readonly HubConnection _hub;
    private long _lastInstance;
    private long _lastInbox;
    private long _firstInbox;
    private long _lastActivity;

    /// <summary>Creates the writer.</summary>
    public HubWriter(HubConnection hub)
    {
        _hub = hub;
        (_lastInstance, _lastInbox, _firstInbox, _lastActivity) = hub["last_keys"].First(
            static r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)));
    }

    /// <summary>Finds an instance by id.</summary>
    public (long Key, OrchestrationRuntimeStatus Status)? Find(string id) => _hub["find"].First(
        static r => ((long, OrchestrationRuntimeStatus)?)(r.GetInt64(0), (OrchestrationRuntimeStatus)r.GetInt32(1)), id);

    /// <summary>Puts an event into an inbox.</summary>
    public Message Post(long key, HistoryRow row) => Insert(++_lastInbox, key, row);

    /// <summary>Creates an instance whose id is free.</summary>
    public long Create(NewInstance instance, DateTime now)
    {
        var key = ++_lastInstance;
        _hub["insert_instance"].Run(
            key,
            instance.Id,
            instance.Name,
            instance.Version,
            now.Ticks,
            instance.StartAt?.Ticks,
            instance.Input,
            instance.Tags,
            instance.ParentKey,
            instance.ParentTask,
            instance.Parent?.InstanceId,
            instance.Parent?.Name.Name);
        if (instance.StartAt is { } start)
        {
            _hub["insert_timer"].Run(key, -1, start.Ticks);
        }

        return key;
    }

    /// <summary>Drops messages for an instance that is gone or has ended.</summary>
    public bool Discard(long key, IReadOnlyList<Message> messages)
    {
        foreach (var message in messages)
        {
            Delete(key, message);
        }

        return true;
    }

    /// <summary>Counts that activities were running when the process ended.</summary>
    public bool CountCrash(IReadOnlyList<(long Seq, bool Alone)> running)
    {
        foreach (var (seq, alone) in running)
        {
            _hub[alone ? "crash_alone" : "crash_among_others"].Run(seq);
        }

        return true;
    }

    /// <summary>Removes an instance and all that belongs to it.</summary>
    public void Remove(long key)
    {
        ClearWork(key);
        _hub["clear_history"].Run(key);
        _hub["delete_instance"].Run(key);
    }

    private static bool IsOpen(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Running
        or OrchestrationRuntimeStatus.Pending
        or OrchestrationRuntimeStatus.Suspended;

    private void Delete(long key, Message message)
    {
        switch (message.Source)
        {
            case MessageSource.Inbox:
                _hub["delete_inbox"].Run(message.SourceId);
                break;
            case MessageSource.Activity:
                _hub["delete_activity"].Run(message.SourceId);
                break;
            case MessageSource.Timer:
                _hub["delete_timer"].Run(key, message.SourceId);
                break;
        }
    }

    private void ClearWork(long key)
    {
        _hub["clear_activities"].Run(key);
        _hub["clear_timers"].Run(key);
        _hub["clear_inbox"].Run(key);
    }

    private Message Insert(long seq, long key, HistoryRow row)
    {
        _hub["insert_inbox"].Run(
            seq, key, (int)row.Type, row.TaskId, row.At.Ticks, row.Name, row.Data, FailureText.Write(row.Failure));
        return new Message(row, MessageSource.Inbox, seq);
    }
}
