namespace Tuning.Arbitrage.Backtesting;

/// <summary>Columns that were computed last, by what they were computed for; each is computed once while it is kept. Safe for several threads.</summary>
internal sealed class RecentColumns<TKey, TColumns>(int capacity, Func<TKey, CancellationToken, TColumns> compute)
    where TKey : notnull
    where TColumns : class
{
    private readonly Lock _lock = new();
    private readonly LinkedList<KeyValuePair<TKey, ComputedOnce<TColumns>>> _kept = new();

    /// <summary>How many are kept, at least 1.</summary>
    public int Capacity => capacity;

    /// <summary>The columns of a key; those asked for longest ago make room.</summary>
    /// <param name="key">What they are computed for.</param>
    /// <param name="cancellationToken">Ends the computation or the wait for it.</param>
    public TColumns Get(TKey key, CancellationToken cancellationToken = default)
    {
        ComputedOnce<TColumns> columns;
        lock (_lock)
        {
            var found = _kept.First;
            while (found is not null && !EqualityComparer<TKey>.Default.Equals(found.Value.Key, key))
            {
                found = found.Next;
            }

            if (found is not null)
            {
                _kept.Remove(found);
            }

            columns = found?.Value.Value ?? new ComputedOnce<TColumns>(token => compute(key, token));
            _kept.AddFirst(KeyValuePair.Create(key, columns));
            if (_kept.Count > capacity)
            {
                _kept.RemoveLast();
            }
        }

        return columns.Get(cancellationToken);
    }
}
