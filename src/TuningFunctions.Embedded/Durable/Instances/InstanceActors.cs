using System.Collections.Concurrent;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>The instances in memory, and the queue of those that are due for an episode.</summary>
internal sealed class InstanceActors(int mostIdleTasks) : IDisposable
{
    /// <summary>What an instance without open tasks counts for.</summary>
    private const int InstanceWeight = 20;

    private readonly ConcurrentDictionary<long, InstanceActor> _actors = new();
    private readonly BlockingCollection<InstanceActor> _due = [];
    private readonly Queue<(InstanceActor Actor, long Stamp, int Weight)> _idle = new();
    private readonly Lock _idleLock = new();
    private long _idleStamp;
    private long _idleWeight;

    /// <summary>Whether an instance is due for an episode.</summary>
    public bool AnyDue => _due.Count > 0;

    /// <summary>Instances that are due for an episode; waits for more until there will be none.</summary>
    public IEnumerable<InstanceActor> Due() => _due.GetConsumingEnumerable();

    /// <summary>Delivers a message.</summary>
    public void Post(long key, Message message)
    {
        while (true)
        {
            var actor = _actors.GetOrAdd(key, static k => new InstanceActor(k));
            if (actor.TryPost(message, out var wake))
            {
                if (wake)
                {
                    Queue(actor);
                }

                return;
            }

            _actors.TryRemove(new KeyValuePair<long, InstanceActor>(key, actor));
        }
    }

    /// <summary>Queues an actor for an episode.</summary>
    public void Queue(InstanceActor actor)
    {
        if (_due.IsAddingCompleted)
        {
            return;
        }

        try
        {
            _due.Add(actor);
        }
        catch (InvalidOperationException)
        {
            // Closed in between: what is due is taken up at the next start.
        }
    }

    /// <summary>Notes that an actor has nothing to do; the longest idle ones give up their memory.</summary>
    public void Idle(InstanceActor actor)
    {
        lock (_idleLock)
        {
            var weight = InstanceWeight + (actor.Run?.OpenTasks ?? 0);
            _idle.Enqueue((actor, actor.IdleStamp = ++_idleStamp, weight));
            _idleWeight += weight;
            while (_idleWeight > mostIdleTasks && _idle.TryDequeue(out var oldest))
            {
                _idleWeight -= oldest.Weight;
                if (oldest.Actor.IdleStamp == oldest.Stamp && oldest.Actor.TryRetire())
                {
                    Remove(oldest.Actor);
                }
            }
        }
    }

    /// <summary>Forgets an actor.</summary>
    public void Remove(InstanceActor actor) => _actors.TryRemove(new KeyValuePair<long, InstanceActor>(actor.Key, actor));

    /// <summary>No more episodes.</summary>
    public void Close() => _due.CompleteAdding();

    /// <inheritdoc/>
    public void Dispose() => _due.Dispose();
}
