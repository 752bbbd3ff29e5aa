using DurableTask.Core.History;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>A stored event as clients see it.</summary>
internal sealed class StoredHistoryEvent : HistoryEvent
{
    private StoredHistoryEvent(EventType type, int id, DateTime at)
        : base(type, id, at)
    {
    }

    /// <summary>The history with the ends of its episodes, which are not stored.</summary>
    public static IEnumerable<HistoryEvent> From(IReadOnlyList<HistoryRow> rows)
    {
        HistoryRow? last = null;
        foreach (var row in rows)
        {
            if (row.Type == EventType.OrchestratorStarted && last is not null)
            {
                yield return new StoredHistoryEvent(EventType.OrchestratorCompleted, -1, last.At);
            }

            yield return new StoredHistoryEvent(row.Type, row.TaskId, row.At);
            last = row;
        }

        if (last is not null)
        {
            yield return new StoredHistoryEvent(EventType.OrchestratorCompleted, -1, last.At);
        }
    }
}
