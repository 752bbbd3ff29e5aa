namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// Columns that were computed last, by what they were computed for; each is computed once while it is kept. Those in use are
/// always kept, and of very long ones only so many are in use at a time: whoever needs others waits. Safe for several threads.
/// </summary>
/// <param name="capacity">How many are kept, in use or not, at least 1.</param>
/// <param name="mostInUse">How many may be in use at a time, at least 1.</param>
/// <param name="compute">Computes the columns of a key.</param>
internal sealed class RecentColumns<TKey, TColumns>(int capacity, int mostInUse, Func<TKey, CancellationToken, TColumns> compute)
    where TKey : notnull
    where TColumns : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private readonly LinkedList<Entry> _kept = new();

    /// <summary>How many are kept, at least 1.</summary>
    public int Capacity => capacity;

    /// <summary>The columns of a key; those asked for longest ago make room.</summary>
    /// <param name="key">What they are computed for.</param>
    /// <param name="cancellationToken">Ends the computation or the wait for it.</param>
    public TColumns Get(TKey key, CancellationToken cancellationToken = default)
    {
        Entry entry;
        lock (_gate)
        {
            entry = AtFront(key);
            MakeRoom();
        }

        return entry.Columns.Get(cancellationToken);
    }

    /// <summary>Keeps the columns of some keys until that is given back; waits while too many others are in use.</summary>
    /// <param name="keys">The keys: more than may be in use at a time are used alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public IDisposable Use(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            while (!HasRoomFor(keys))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, Patience);
            }

            Entry[] used = [.. keys.Select(AtFront)];
            foreach (var entry in used)
            {
                entry.Users++;
            }

            MakeRoom();
            return new InUse(this, used);
        }
    }

    private bool HasRoomFor(IReadOnlyCollection<TKey> keys)
    {
        var inUse = _kept.Where(static entry => entry.Users > 0).Select(static entry => entry.Key).ToHashSet();
        return inUse.Count == 0 || inUse.Union(keys).Count() <= mostInUse;
    }

    private Entry AtFront(TKey key)
    {
        var node = _kept.First;
        while (node is not null && !EqualityComparer<TKey>.Default.Equals(node.Value.Key, key))
        {
            node = node.Next;
        }

        if (node is not null)
        {
            _kept.Remove(node);
        }

        var entry = node?.Value ?? new Entry(key, new ComputedOnce<TColumns>(token => compute(key, token)));
        _kept.AddFirst(entry);
        return entry;
    }

    private void MakeRoom()
    {
        for (var node = _kept.Last; node is not null && _kept.Count > capacity;)
        {
            var before = node.Previous;
            if (node.Value.Users == 0)
            {
                _kept.Remove(node);
            }

            node = before;
        }
    }

    private void GiveBack(Entry[] used)
    {
        lock (_gate)
        {
            foreach (var entry in used)
            {
                entry.Users--;
            }

            MakeRoom();
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Entry(TKey key, ComputedOnce<TColumns> columns)
    {
        public TKey Key => key;

        public ComputedOnce<TColumns> Columns => columns;

        public int Users { get; set; }
    }

    private sealed class InUse(RecentColumns<TKey, TColumns> owner, Entry[] used) : IDisposable
    {
        private Entry[] _used = used;

        public void Dispose() => owner.GiveBack(Interlocked.Exchange(ref _used, []));
    }
}
