namespace Tuning.Arbitrage.Backtesting;

/// <summary>Measures the kernels with latency and marked-to-market drawdown on.</summary>
public sealed class KernelBenchmark
{
    private const int Runs = 9;
    private const int LeastWarmUps = 3;
    private const int Sets = 32;
    private const ulong Seed = 1;

    private static readonly TradingEnvironment Environment = new() { FeeABps = 2, FeeBBps = 2 };

    private readonly TimeProvider _time;
    private readonly int _rows;
    private readonly TimeSpan _warmUp;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="time">The clock to measure with.</param>
    /// <param name="rows">Rows of the series.</param>
    /// <param name="warmUp">How long each kernel runs before it is measured; default half a second.</param>
    public KernelBenchmark(TimeProvider time, int rows = 1_000_000, TimeSpan? warmUp = null)
    {
        _warmUp = warmUp ?? TimeSpan.FromSeconds(.5);
        _time = time;
        _rows = rows;
    }

    /// <summary>Measures on the calling thread, some seconds long.</summary>
    public KernelSpeeds Measure()
    {
        var market = BenchmarkMarket.Make(_rows, Seed);
        var (dense, sparse, full) = (BenchmarkSets.Dense(Sets), BenchmarkSets.Sparse(Sets), BenchmarkSets.FullFeatures(Sets, Seed));
        var plainDense = Plain(market, dense[0]);
        var plainSparse = Plain(market, sparse[0]);
        return new KernelSpeeds(
            _rows,
            plainDense.RowsPerSecond,
            plainSparse.RowsPerSecond,
            Batch(market, dense),
            Batch(market, sparse),
            Batch(market, full),
            Mismatches(market, [.. dense[..4], .. sparse[..4], .. full]),
            plainDense.Trades,
            plainSparse.Trades);
    }

    private static int Mismatches(Market market, ArbitrageParameters[] sets)
    {
        var window = MarketWindow.Whole(market);
        var found = BatchKernel.Run(market, window, Environment, sets);
        var options = new BacktestOptions { Skipping = RowSkipping.None };
        return sets.Where((set, index) => !Same(found[index], ScalarKernel.Run(market, window, Environment, set, options))).Count();
    }

    private static bool Same(BacktestResult one, BacktestResult other) =>
        one.Metrics == other.Metrics && one.Reasons.SequenceEqual(other.Reasons);

    private (double RowsPerSecond, int Trades) Plain(Market market, ArbitrageParameters parameters)
    {
        var trades = 0;
        var window = MarketWindow.Whole(market);
        var seconds = MedianSeconds(() => trades = ScalarKernel.Run(market, window, Environment, parameters).Metrics.ClosedTrades);
        return (_rows / seconds, trades);
    }

    private double Batch(Market market, ArbitrageParameters[] sets)
    {
        var window = MarketWindow.Whole(market);
        return (double)_rows * sets.Length / MedianSeconds(() => BatchKernel.Run(market, window, Environment, sets));
    }

    /// <summary>The compiler replaces what runs often, in its own time: measuring starts when that is over.</summary>
    private double MedianSeconds(Action run)
    {
        var begun = _time.GetTimestamp();
        for (var warmUp = 0; warmUp < LeastWarmUps || _time.GetElapsedTime(begun) < _warmUp; warmUp++)
        {
            run();
        }

        var seconds = new double[Runs];
        for (var index = 0; index < Runs; index++)
        {
            var start = _time.GetTimestamp();
            run();
            seconds[index] = _time.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[Runs / 2];
    }
}
