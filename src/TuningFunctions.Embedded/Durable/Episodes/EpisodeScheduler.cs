namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Runs everything of one execution on the thread of the present episode: its task scheduler.</summary>
internal sealed class EpisodeScheduler : TaskScheduler
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly Lock _lock = new();
    private readonly EpisodeContext _context;
    private readonly Action _foreign;
    private int _owner;
    private volatile bool _stray;

    /// <summary>Creates the scheduler.</summary>
    /// <param name="foreign">Called when code of the execution shows up on another thread.</param>
    public EpisodeScheduler(Action foreign)
    {
        _foreign = foreign;
        _context = new EpisodeContext(this);
    }

    /// <summary>Whether the caller is on the thread of the present episode.</summary>
    public bool IsOwner => Volatile.Read(ref _owner) == Environment.CurrentManagedThreadId;

    /// <summary>Whether code of the execution has shown up on another thread.</summary>
    public bool Stray
    {
        get => _stray;
        set => _stray = value;
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an episode on this thread.</summary>
    public void Run(Action episode)
    {
        var before = SynchronizationContext.Current;
        Volatile.Write(ref _owner, Environment.CurrentManagedThreadId);
        try
        {
            SynchronizationContext.SetSynchronizationContext(_context);
            var task = new Task(episode);
            task.RunSynchronously(this);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            Volatile.Write(ref _owner, 0);
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs what is queued until nothing is.</summary>
    public void Drain()
    {
        while (Dequeue() is { } item)
        {
            item.Callback(item.State);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => Post(state => TryExecuteTask((Task)state!), task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        IsOwner && !taskWasPreviouslyQueued && TryExecuteTask(task);

    private (SendOrPostCallback Callback, object? State)? Dequeue()
    {
        lock (_lock)
        {
            return _queue.TryDequeue(out var item) ? item : null;
        }
    }

    private void Post(SendOrPostCallback callback, object? state)
    {
        if (IsOwner)
        {
            lock (_lock)
            {
                _queue.Enqueue((callback, state));
            }

            return;
        }

        // As on the real worker the code runs on, where it can do no harm: every durable call from here throws.
        Stray = true;
        callback(state);
        _foreign();
    }

    private sealed class EpisodeContext(EpisodeScheduler scheduler) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => scheduler.Post(d, state);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;
    }
}
