using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>Small markets made for tests.</summary>
internal static class MadeMarket
{
    private const long NsPerMs = 1_000_000;

    /// <summary>A market of quotes (time in ms, bid A, ask A, bid B, ask B).</summary>
    public static Market Of(params (long TimeMs, double BidA, double AskA, double BidB, double AskB)[] rows) => new(new QuoteSeries(
        rows.Select(row => row.TimeMs * NsPerMs).ToArray(),
        rows.Select(row => row.BidA).ToArray(),
        rows.Select(row => row.AskA).ToArray(),
        rows.Select(row => row.BidB).ToArray(),
        rows.Select(row => row.AskB).ToArray()));

    /// <summary>A market of edges: B stands at 100 without a spread, A stands off it, second by second.</summary>
    public static Market OfSpreads(params double[] spreadBps) => Of(
        [.. spreadBps.Select((bps, row) => (row * 1000L, 100 * (1 + (bps * 1e-4)), 100 * (1 + (bps * 1e-4)), 100.0, 100.0))]);

    /// <summary>A mean-reverting spread (sd in bps, k = .02 a row) on a drifting price, with quotes that stand, at uneven times.</summary>
    public static Market Wild(int seed, int rows, double sd = 20, double halfSpreadBps = 3, bool hasFx = false, bool hasSizes = false)
    {
        var random = new Random(seed);
        var (time, price, spread) = (1_600_000_000_000_000_000L + random.NextInt64(3_600_000_000_000), 100.0, 0.0);
        var timeNs = new long[rows];
        var columns = Enumerable.Range(0, 5).Select(_ => new double[rows]).ToArray();
        for (var row = 0; row < rows; row++)
        {
            time += random.Next(10) == 0 ? random.NextInt64(60, 200) * 1_000 * NsPerMs : random.NextInt64(1, 9) * 1_000 * NsPerMs;
            price *= 1 + (2e-4 * Normal(random));
            spread = (spread * .98) + (sd * .2 * Normal(random));
            var fx = hasFx ? 1.2 + (.001 * Math.Sin(row / 50.0)) : 1;
            timeNs[row] = time;
            var midA = price * (1 + (spread * 1e-4));
            var standsA = row > 0 && random.Next(3) == 0;
            var standsB = row > 0 && random.Next(2) == 0;
            columns[0][row] = standsA ? columns[0][row - 1] : midA * (1 - (halfSpreadBps * 1e-4));
            columns[1][row] = standsA ? columns[1][row - 1] : midA * (1 + (halfSpreadBps * 1e-4));
            columns[2][row] = standsB ? columns[2][row - 1] : price / fx * (1 - (halfSpreadBps * 1e-4));
            columns[3][row] = standsB ? columns[3][row - 1] : price / fx * (1 + (halfSpreadBps * 1e-4));
            columns[4][row] = fx;
        }

        double[] Sizes() => [.. timeNs.Select(_ => random.Next(10) == 0 ? double.NaN : random.Next(1, 40))];
        return new Market(new QuoteSeries(
            timeNs, columns[0], columns[1], columns[2], columns[3], hasFx ? columns[4] : default(ReadOnlyMemory<double>),
            hasFx ? timeNs.Select(at => at - random.NextInt64(60_000 * NsPerMs)).ToArray() : default(ReadOnlyMemory<long>),
            hasSizes ? new QuoteSizes(Sizes(), Sizes(), random.Next(2) == 0 ? Sizes() : [], Sizes()) : null));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
