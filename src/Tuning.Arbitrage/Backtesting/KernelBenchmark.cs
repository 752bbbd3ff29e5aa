namespace Tuning.Arbitrage.Backtesting;

/// <summary>Measures the kernels with latency and marked-to-market drawdown on.</summary>
public sealed class KernelBenchmark
{
    private const int Runs = 15;
    private const int WarmUps = 3;
    private const ulong Seed = 1;

    private static readonly TradingEnvironment Environment = new() { FeeABps = 2, FeeBBps = 2 };
    private static readonly ArbitrageParameters Dense = new(29, -19);
    private static readonly ArbitrageParameters Sparse = new(70, 0);

    private readonly TimeProvider _time;
    private readonly int _rows;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="time">The clock to measure with.</param>
    /// <param name="rows">Rows of the series.</param>
    public KernelBenchmark(TimeProvider time, int rows = 1_000_000)
    {
        _time = time;
        _rows = rows;
    }

    /// <summary>Measures.</summary>
    public KernelSpeeds Measure()
    {
        var market = BenchmarkMarket.Make(_rows, Seed);
        var window = MarketWindow.Whole(market);
        var dense = Scalar(market, window, Dense);
        var sparse = Scalar(market, window, Sparse);
        return new KernelSpeeds(_rows, dense.RowsPerSecond, sparse.RowsPerSecond, dense.Trades, sparse.Trades);
    }

    private (double RowsPerSecond, int Trades) Scalar(Market market, MarketWindow window, ArbitrageParameters parameters)
    {
        var trades = 0;
        var seconds = MedianSeconds(() => trades = ScalarKernel.Run(market, window, Environment, parameters).Metrics.ClosedTrades);
        return (_rows / seconds, trades);
    }

    private double MedianSeconds(Action run)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
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
