using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>Random parameter sets and environments in which every feature occurs.</summary>
internal static class RandomSetting
{
    public static ArbitrageParameters Parameters(Random random, double scaleBps = 20)
    {
        var entry = scaleBps * ((2 * random.NextDouble()) - .3);
        return new ArbitrageParameters(entry, entry - (scaleBps * (.1 + (3 * random.NextDouble()))))
        {
            TakeProfitBps = random.Next(3) == 0 ? scaleBps * random.NextDouble() : 0,
            StopLossBps = random.Next(3) == 0 ? 3 * scaleBps * random.NextDouble() : 0,
            MaxHoldMs = random.Next(3) == 0 ? random.Next(1, 600_000) : 0,
            CoolOffMs = random.Next(3) == 0 ? random.Next(1, 300_000) : 0,
            DrawdownStopPct = random.Next(4) == 0 ? 10 * random.NextDouble() : 0,
            CentreHalfLifeMs = random.Next(3) == 0 ? 600_000 * random.Next(1, 4) : 0,
            ZoneProfile = random.Next(3) == 0
                ? ZoneProfile.Named.Values.ElementAt(random.Next(ZoneProfile.Named.Count))
                : null,
        };
    }

    public static TradingEnvironment Environment(Random random) => new()
    {
        FeeABps = random.Next(3) * 4,
        FeeBBps = random.Next(3) * 3,
        LatencyAMs = Latency(random),
        LatencyBMs = Latency(random),
        SlippageBps = random.Next(3),
        ImpactBps = random.Next(3) == 0 ? 5 : 0,
        Notional = random.Next(2) == 0 ? 1000 : 20_000,
        Balance = random.Next(2) == 0 ? 10_000 : 900,
        Direction = (AllowedDirections)random.Next(3),
        MaxQuoteAgeMs = random.Next(2) == 0 ? null : random.Next(0, 20_000),
        MaxUnchangedMs = random.Next(3) == 0 ? random.Next(5_000, 60_000) : 0,
        MaxFxAgeMs = random.Next(3) == 0 ? random.Next(10_000, 60_000) : 0,
        ZoneBoundariesBps = random.Next(4) == 0 ? [0, 8, 15, 30, 50] : null,
    };

    private static double Latency(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(1, 1000),
        _ => random.Next(1000, 40_000),
    };
}
