using Tuning.Arbitrage.Zones;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The parameter sets that the kernels are measured with.</summary>
internal static class BenchmarkSets
{
    private const ulong Stream = 3;
    private const double MsPerHour = 3_600_000;

    /// <summary>Sets that each trade about 4,000 times in a million rows.</summary>
    public static ArbitrageParameters[] Dense(int count) => Around(29, -19, count);

    /// <summary>Sets that each trade about 80 times in a million rows.</summary>
    public static ArbitrageParameters[] Sparse(int count) => Around(70, 0, count);

    /// <summary>Sets in which every parameter is on, with four half-lives.</summary>
    public static ArbitrageParameters[] FullFeatures(int count, ulong seed)
    {
        var random = new CounterRandom(seed, Stream);
        var profiles = ZoneProfile.Named.Values.ToArray();
        return [.. Enumerable.Range(0, count).Select(Make)];

        ArbitrageParameters Make(int set)
        {
            double Draw(int draw, double low, double high) => low + ((high - low) * random.NextDouble((set * 10L) + draw));
            var entry = Draw(0, 5, 30);
            return new ArbitrageParameters(entry, entry - Draw(1, 5, 50))
            {
                TakeProfitBps = Draw(2, 10, 60),
                StopLossBps = Draw(3, 20, 100),
                MaxHoldMs = Draw(4, .05, 1) * MsPerHour,
                CoolOffMs = Draw(5, 0, .1) * MsPerHour,
                DrawdownStopPct = Draw(6, 5, 50),
                CentreHalfLifeMs = (1 + (set % 4)) * MsPerHour,
                ZoneProfile = profiles[set % profiles.Length],
            };
        }
    }

    private static ArbitrageParameters[] Around(double entryBps, double exitBps, int count) =>
        [.. Enumerable.Range(0, count).Select(set => new ArbitrageParameters(entryBps + (.01 * set), exitBps - (.01 * (set % 8))))];
}
