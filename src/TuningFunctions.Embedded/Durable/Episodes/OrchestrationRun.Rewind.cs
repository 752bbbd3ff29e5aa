using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <content>Rewinds.</content>
internal sealed partial class OrchestrationRun
{
    /// <summary>
    /// The history without failed results and all that followed from them: what the code asks for when it runs over it is scheduled anew.
    /// </summary>
    /// <param name="past">The whole history.</param>
    /// <param name="children">Sequence numbers of children that will answer again and stay recorded.</param>
    public List<HistoryRow> Rewound(IReadOnlyList<HistoryRow> past, IReadOnlySet<int> children)
    {
        var done = past
            .Where(static r => r.Type is EventType.TaskCompleted or EventType.SubOrchestrationInstanceCompleted or EventType.TimerFired)
            .Select(static r => r.TaskId)
            .ToHashSet();
        var kept = new List<HistoryRow>();
        _scheduler.Run(() =>
        {
            IsReplaying = true;
            kept.AddRange(past.Where(row => Survives(row, done, children) && Fits(row, done)));
        });
        return kept;
    }

    private static bool Survives(HistoryRow row, HashSet<int> done, IReadOnlySet<int> children) => row.Type switch
    {
        EventType.ExecutionCompleted or EventType.TaskFailed or EventType.SubOrchestrationInstanceFailed => false,
        EventType.SubOrchestrationInstanceCreated => done.Contains(row.TaskId) || children.Contains(row.TaskId),
        EventType.TaskScheduled or EventType.TimerCreated or EventType.TaskCompleted or EventType.TimerFired
            or EventType.SubOrchestrationInstanceCompleted => done.Contains(row.TaskId),
        _ => true,
    };

    private bool Fits(HistoryRow row, HashSet<int> done)
    {
        try
        {
            Apply(row);
            return true;
        }
        catch (NonDeterministicOrchestrationException)
        {
            done.Remove(row.TaskId);
            return false;
        }
    }
}
