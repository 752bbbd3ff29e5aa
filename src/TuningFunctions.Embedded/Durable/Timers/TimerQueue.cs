using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Timers;

/// <summary>The timers that have not fired, by time.</summary>
internal sealed class TimerQueue : IDisposable
{
    private static readonly TimeSpan _longestSleep = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly Action<PendingTimer> _fire;
    private readonly Lock _lock = new();
    private readonly Dictionary<(long Key, int TaskId), DateTime> _waiting = [];
    private readonly ITimer _timer;
    private PriorityQueue<PendingTimer, DateTime> _queue = new();
    private bool _stopped;

    /// <summary>Creates the queue.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="fire">Called for each timer that is due.</param>
    public TimerQueue(TimeProvider time, Action<PendingTimer> fire)
    {
        _time = time;
        _fire = fire;
        _timer = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Adds timers.</summary>
    public void Add(IReadOnlyList<PendingTimer> timers)
    {
        if (timers.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var timer in timers)
            {
                _waiting[(timer.Key, timer.TaskId)] = timer.FireAt;
                _queue.Enqueue(timer, timer.FireAt);
            }
        }

        FireDue();
    }

    /// <summary>Forgets a timer.</summary>
    public void Cancel(long key, int taskId)
    {
        lock (_lock)
        {
            _waiting.Remove((key, taskId));
            if (_queue.Count > 1024 + (2 * _waiting.Count))
            {
                _queue = new(_waiting.Select(static w => (new PendingTimer(w.Key.Key, w.Key.TaskId, w.Value), w.Value)));
            }
        }
    }

    /// <summary>No timer fires any more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void FireDue()
    {
        List<PendingTimer> due = [];
        lock (_lock)
        {
            var now = _time.GetUtcNow().UtcDateTime;
            if (_stopped)
            {
                return;
            }

            while (_queue.TryPeek(out var next, out var at) && at <= now)
            {
                _queue.Dequeue();
                if (_waiting.TryGetValue((next.Key, next.TaskId), out var wanted) && wanted == at)
                {
                    _waiting.Remove((next.Key, next.TaskId));
                    due.Add(next);
                }
            }

            Arm(now);
        }

        foreach (var timer in due)
        {
            _fire(timer);
        }
    }

    private void Arm(DateTime now)
    {
        if (_queue.TryPeek(out _, out var at))
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((at - now).TotalMilliseconds));
            _timer.Change(wait > _longestSleep ? _longestSleep : wait, Timeout.InfiniteTimeSpan);
        }
    }
}
