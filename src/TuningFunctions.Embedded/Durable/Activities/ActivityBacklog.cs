using System.Threading.Channels;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Activities;

/// <summary>The queue of pending activities: a window of it in memory, the rest in the store.</summary>
internal sealed class ActivityBacklog(HubStore store)
{
    private const int Window = 2048;
    private const int Low = 512;

    private readonly Channel<PendingActivity> _queue = Channel.CreateUnbounded<PendingActivity>();
    private readonly Lock _lock = new();
    private int _inMemory;
    private long _lastInMemory;
    private long _lastCommitted;
    // From the first moment on: an episode that schedules more before the store was read must not hide what was pending before.
    private bool _moreInStore = true;
    private bool _reading;

    /// <summary>Adds activities that were just committed. Called in the order of the commits.</summary>
    public void Add(IReadOnlyList<PendingActivity> activities)
    {
        lock (_lock)
        {
            foreach (var activity in activities)
            {
                _lastCommitted = activity.Seq;
                if (_moreInStore || _inMemory >= Window)
                {
                    _moreInStore = true;
                }
                else
                {
                    Enqueue(activity);
                }
            }
        }
    }

    /// <summary>Starts with what the store holds.</summary>
    public void Load() => Refill();

    /// <summary>The activities in order.</summary>
    public async IAsyncEnumerable<PendingActivity> TakeAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var activity in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            bool refill;
            lock (_lock)
            {
                _inMemory--;
                refill = _moreInStore && !_reading && _inMemory < Low;
            }

            if (refill)
            {
                Refill();
            }

            yield return activity;
        }
    }

    private void Refill()
    {
        while (true)
        {
            long after;
            long committed;
            lock (_lock)
            {
                if (_reading || !_moreInStore || _inMemory >= Low)
                {
                    return;
                }

                _reading = true;
                after = _lastInMemory;
                committed = _lastCommitted;
            }

            var page = store.Read(reader => reader.Activities(after, Window));
            lock (_lock)
            {
                page.ForEach(Enqueue);
                _moreInStore = page.Count == Window || _lastCommitted != committed;
                _reading = false;
            }
        }
    }

    private void Enqueue(PendingActivity activity)
    {
        _lastInMemory = activity.Seq;
        _inMemory++;
        _queue.Writer.TryWrite(activity);
    }
}
