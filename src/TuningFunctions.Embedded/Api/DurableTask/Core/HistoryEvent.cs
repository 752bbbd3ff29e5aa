namespace DurableTask.Core.History;

/// <summary>One event of an instance's history.</summary>
public abstract class HistoryEvent
{
    private protected HistoryEvent(EventType eventType, int eventId, DateTime timestamp)
    {
        EventType = eventType;
        EventId = eventId;
        Timestamp = timestamp;
    }

    /// <summary>The kind.</summary>
    public virtual EventType EventType { get; }

    /// <summary>The sequence number of the task; -1 for none.</summary>
    public int EventId { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTime Timestamp { get; }
}
