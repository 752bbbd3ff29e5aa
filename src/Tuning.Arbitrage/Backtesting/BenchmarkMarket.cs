using Tuning.Arbitrage.Markets;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The series that the kernels are measured on: a mean-reverting spread on a price that wanders, one row a second.</summary>
internal static class BenchmarkMarket
{
    private const ulong PriceStream = 1;
    private const ulong SpreadStream = 2;
    private const long IntervalNs = 1_000_000_000;
    private const long StartNs = 1_767_225_600_000_000_000;
    private const double SpreadSdBps = 20;
    private const double ReversionPerRow = .02;
    private const double PriceSdPerRow = 2e-5;

    /// <summary>Makes the market.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="seed">The seed.</param>
    public static Market Make(int rows, ulong seed)
    {
        var (priceNoise, spreadNoise) = (new double[rows], new double[rows]);
        new CounterRandom(seed, PriceStream).FillNormal(0, priceNoise);
        new CounterRandom(seed, SpreadStream).FillNormal(0, spreadNoise);
        var timeNs = new long[rows];
        var (quoteA, quoteB) = (new double[rows], new double[rows]);
        var keep = Elementary.Exp(-ReversionPerRow);
        var shock = SpreadSdBps * Math.Sqrt(1 - (keep * keep));
        var (price, spread) = (100.0, SpreadSdBps * spreadNoise[0]);
        for (var row = 0; row < rows; row++)
        {
            timeNs[row] = StartNs + (row * IntervalNs);
            quoteB[row] = price;
            quoteA[row] = price * (1 + (spread * 1e-4));
            price *= 1 + (PriceSdPerRow * priceNoise[row]);
            spread = (spread * keep) + (shock * spreadNoise[row]);
        }

        return new Market(new QuoteSeries(timeNs, quoteA, quoteA, quoteB, quoteB));
    }
}
