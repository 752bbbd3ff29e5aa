using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>Finds the histories that a failed instance and its failed children go back to.</summary>
internal sealed class Rewinder(HubStore store, EpisodeServices services)
{
    /// <summary>The kept history of each instance to rewind, the failed one first.</summary>
    public List<(long Key, List<HistoryRow> Kept)> Plan(long key)
    {
        var plan = new List<(long Key, List<HistoryRow> Kept)>();
        Add(key, plan);
        return plan;
    }

    private void Add(long key, List<(long Key, List<HistoryRow> Kept)> plan)
    {
        var row = store.Read(reader => reader.Load(key))!;
        var past = store.Read(reader => reader.History(key));
        var children = past
            .Where(static r => r.Type == EventType.SubOrchestrationInstanceCreated)
            .ToDictionary(static r => r.TaskId, r => Child(key, r.Data!));
        var again = children
            .Where(static c => c.Value is { Status: not (OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated) })
            .Select(static c => c.Key)
            .ToHashSet();
        var run = new OrchestrationRun(row.Identity, services, static _ => { });
        plan.Add((key, run.Rewound(past, again)));
        foreach (var (_, child) in children.Where(c => again.Contains(c.Key)))
        {
            if (child!.Value.Status == OrchestrationRuntimeStatus.Failed)
            {
                Add(child.Value.Key, plan);
            }
        }
    }

    private (long Key, OrchestrationRuntimeStatus Status)? Child(long parent, string id) => store.Read(reader =>
        reader["child_of_task"].First(
            static r => ((long, OrchestrationRuntimeStatus)?)(r.GetInt64(0), (OrchestrationRuntimeStatus)r.GetInt32(1)), parent, id));
}
