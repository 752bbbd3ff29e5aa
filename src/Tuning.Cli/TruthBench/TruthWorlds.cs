using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Spaces;

namespace Tuning.Cli.TruthBench;

/// <summary>Makes the worlds in which nobody earns.</summary>
internal static class TruthWorlds
{
    private const double WalkBpsPerSqrtHour = 10;
    private const double CentreHalfLifeMs = 6 * 3_600_000;
    private const double HopelessHalfSpreadBps = 60;

    /// <summary>Orders entries and exits as the strategy does.</summary>
    public static IPointRule Rule { get; } = new ArbitrageStrategy();

    /// <summary>Makes a null world.</summary>
    /// <param name="kind">Any kind but the planted one.</param>
    /// <param name="seed">The seed of its market and its session.</param>
    public static TruthWorld Create(TruthWorldKind kind, ulong seed) => kind switch
    {
        TruthWorldKind.Costs => new(
            Generate(GeneratorLevel.RandomWalk, seed), Fees(1), Walked(), seed),
        TruthWorldKind.HardNull => new(Generate(GeneratorLevel.FreeRandomWalk, seed), Fees(0), Walked(), seed),

        // Thresholds that far below zero are met all the time: the worlds tempt with trades, each at a loss.
        _ => new(
            Generate(GeneratorLevel.CostAboveEdge, seed), Fees(1),
            SpaceOf((-2 * HopelessHalfSpreadBps, 20), (-200, 100)), seed),
    };

    /// <summary>A space over the two thresholds.</summary>
    /// <param name="entryBps">The range of the entry.</param>
    /// <param name="exitBps">The range of the exit.</param>
    /// <param name="fixedValues">Parameters that are not searched.</param>
    public static Space SpaceOf((double Low, double High) entryBps, (double Low, double High) exitBps, ParameterSet? fixedValues = null) => new(
        [new Parameter.Real("entryBps", entryBps.Low, entryBps.High), new Parameter.Real("exitBps", exitBps.Low, exitBps.High)],
        fixedValues,
        Rule);

    /// <summary>The environment of a fee on each of the four fills, without latency.</summary>
    /// <param name="feeBps">The fee, in bps.</param>
    public static TradingEnvironment Fees(double feeBps) =>
        new() { FeeABps = feeBps, FeeBBps = feeBps, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e6 };

    // Centred thresholds meet a random walk wherever it has gone.
    private static Space Walked() => SpaceOf(
        (5, 60), (-60, 40), new ParameterSet([KeyValuePair.Create("centreHalfLifeMs", (ParameterValue)CentreHalfLifeMs)]));

    private static Market Generate(GeneratorLevel level, ulong seed)
    {
        var usual = GeneratorOptions.Of(level);
        return new Market(new QuoteGenerator(usual with
        {
            Rows = TruthWorld.Rows,
            IntervalNs = TruthWorld.IntervalNs,
            Seed = seed,
            WalkBpsPerSqrtHour = WalkBpsPerSqrtHour,
            MeanReversionPerHour = 1,
            HalfSpreadABps = level is GeneratorLevel.CostAboveEdge ? HopelessHalfSpreadBps : usual.HalfSpreadABps,
            HalfSpreadBBps = level is GeneratorLevel.CostAboveEdge ? HopelessHalfSpreadBps : usual.HalfSpreadBBps,
        }).ToSeries());
    }
}
