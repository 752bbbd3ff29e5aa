using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <content>What clients ask for.</content>
internal sealed partial class HubWriter
{
    /// <summary>Creates an instance, replacing an ended one of the same id.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="refused">Statuses of an existing one that refuse the start, besides those of an open one.</param>
    /// <param name="now">The time.</param>
    public StartResult Start(NewInstance instance, IReadOnlySet<OrchestrationRuntimeStatus> refused, DateTime now)
    {
        if (Find(instance.Id) is { } existing)
        {
            if (IsOpen(existing.Status) || refused.Contains(existing.Status))
            {
                return new StartResult(null, existing.Status);
            }

            Remove(existing.Key);
        }

        return new StartResult(Create(instance, now), null);
    }

    /// <summary>Puts an event into the inbox of an open instance.</summary>
    /// <returns>The delivery; null when there is no such open instance.</returns>
    public Delivery? PostTo(string id, HistoryRow row)
    {
        if (Find(id) is not { } target || !IsOpen(target.Status))
        {
            return null;
        }

        // Visible at once, as it is when the real host answers; the episode that follows holds the code back.
        if (row.Type == EventType.ExecutionSuspended)
        {
            _hub["set_status"].Run(target.Key, (int)OrchestrationRuntimeStatus.Suspended, row.At.Ticks);
        }
        else if (row.Type == EventType.ExecutionResumed && target.Status == OrchestrationRuntimeStatus.Suspended)
        {
            _hub["resume"].Run(target.Key, row.At.Ticks);
        }

        return new Delivery(target.Key, Post(target.Key, row));
    }

    /// <summary>Gives failed instances the history that they go back to.</summary>
    public bool Rewind(IReadOnlyList<(long Key, List<HistoryRow> Kept)> plan, string reason, DateTime now)
    {
        foreach (var (key, kept) in plan)
        {
            var effects = new EpisodeEffects();
            _hub["clear_history"].Run(key);
            foreach (var row in kept)
            {
                Append(key, row, effects);
            }

            Append(key, new HistoryRow(EventType.ExecutionRewound, -1, now, null, reason), effects);
            _hub["rewind"].Run(key, now.Ticks);
        }

        return true;
    }

    /// <summary>Removes an ended instance.</summary>
    /// <returns>How many were removed.</returns>
    public int Purge(string id, bool recursive) =>
        Find(id) is { } found && !IsOpen(found.Status) ? Purge(found.Key, recursive) : 0;

    /// <summary>Removes ended instances.</summary>
    /// <returns>How many were removed.</returns>
    public int Purge(DateTime from, DateTime to, long statuses, bool recursive) => _hub["purgeable"]
        .Rows(static r => r.GetInt64(0), from.Ticks, to.Ticks, statuses)
        .Sum(key => Purge(key, recursive));

    private int Purge(long key, bool recursive)
    {
        var count = 0;
        if (recursive)
        {
            foreach (var child in _hub["children"].Rows(static r => r.GetInt64(0), key))
            {
                count += Purge(child, recursive);
            }
        }

        Remove(key);
        return count + 1;
    }
}
