using System.Collections.Concurrent;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Storing;

namespace TuningFunctions.Trials;

/// <summary>The markets that trials run on, each loaded once however many ask. Safe to share between threads.</summary>
/// <param name="store">Where data sets are kept by content.</param>
public sealed class MarketCache(DataSetStore store)
{
    private readonly ConcurrentDictionary<string, Lazy<Market>> _markets = new(StringComparer.Ordinal);

    /// <summary>The market of a data set.</summary>
    /// <param name="sha256">SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
    /// <exception cref="InvalidOperationException">The hash is none.</exception>
    /// <exception cref="FileNotFoundException">The data set is not stored here.</exception>
    public Market Open(string sha256)
    {
        var loading = _markets.GetOrAdd(sha256, hash => new Lazy<Market>(() => Load(hash)));
        try
        {
            return loading.Value;
        }
        finally
        {
            if (!loading.IsValueCreated)
            {
                _markets.TryRemove(new KeyValuePair<string, Lazy<Market>>(sha256, loading));
            }
        }
    }

    /// <summary>Forgets a market that nobody is using.</summary>
    /// <param name="sha256">SHA-256 of its content.</param>
    public void Forget(string sha256) => _markets.TryRemove(sha256, out _);

    private Market Load(string sha256) => ContentHash.Parse(sha256) is { } hash
        ? new Market(store.Open(hash).Series)
        : throw new InvalidOperationException($"{sha256} is no hash of a data set.");
}
