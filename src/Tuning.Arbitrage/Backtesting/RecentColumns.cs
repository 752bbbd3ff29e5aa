namespace Tuning.Arbitrage.Backtesting;

/// <summary>Columns that were computed last, by what they were computed for; each is computed once while it is kept. Safe for several threads.</summary>
internal sealed class RecentColumns<TKey, TColumns>(int capacity, Func<TKey, TColumns> compute)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly LinkedList<KeyValuePair<TKey, Lazy<TColumns>>> _kept = new();

    /// <summary>The columns of a key; those asked for longest ago make room.</summary>
    public TColumns Get(TKey key)
    {
        Lazy<TColumns> columns;
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

            columns = found?.Value.Value ?? new Lazy<TColumns>(() => compute(key));
            _kept.AddFirst(KeyValuePair.Create(key, columns));
            if (_kept.Count > capacity)
            {
                _kept.RemoveLast();
            }
        }

        return columns.Value;
    }
}
