using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class GroundTruthTests
{
    private const double SdBps = 20;
    private const double ReversionPerRow = .02;

    /// <summary>Fees of 3 bps on four fills: a cost of 12 bps a round trip, .6 of the spread's deviation.</summary>
    private static readonly TradingEnvironment Costly = new() { FeeABps = 3, FeeBBps = 3, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e9 };

    [Fact]
    public void Run_OnAMeanRevertingSpread_EarnsTheRateOfTheClosedForm()
    {
        var market = Spread(LongRun.Count(2_000_000, 20_000_000), seed: 3);
        foreach (var (entry, exit) in new[] { (28.0, 0.0), (32, 5), (24, -24) })
        {
            var result = ScalarKernel.Run(market, MarketWindow.Whole(market), Costly, new ArbitrageParameters(entry, exit));
            var rule = new ThresholdRule(entry / SdBps, exit / SdBps).Seen(ReversionPerRow);
            var rate = SdBps * ReversionPerRow * rule.Rate(12 / SdBps);
            var found = result.Metrics.NetPnl / Costly.Notional * 1e4 / market.Count;

            (found / rate).ShouldBe(1, LongRun.IsOn ? .02 : .05, $"entry {entry}, exit {exit}");
        }
    }

    [Fact]
    public void Run_WithLongerLatencies_WinsLessOften()
    {
        var market = Spread(LongRun.Count(400_000, 4_000_000), seed: 5);
        var interval = market.MedianIntervalNs / 1e6;
        var lags = new[] { (0, 0), (1, 1), (3, 1), (10, 3), (30, 10) };

        var found = lags.Select(lag =>
        {
            var environment = Costly with { LatencyAMs = lag.Item1 * interval, LatencyBMs = lag.Item2 * interval };
            return ScalarKernel.Run(market, MarketWindow.Whole(market), environment, new ArbitrageParameters(20, 5)).Metrics;
        }).ToArray();

        found[0].WinRate!.Value.ShouldBeGreaterThan(.999, "only the forced trade may lose");
        (found[0].NetPnl / found[0].ClosedTrades * 10).ShouldBe(7.77, 1);
        found.Zip(found.Skip(1)).ShouldAllBe(pair => pair.First.WinRate > pair.Second.WinRate);
        found.Zip(found.Skip(1)).ShouldAllBe(pair =>
            pair.First.NetPnl / pair.First.ClosedTrades > pair.Second.NetPnl / pair.Second.ClosedTrades);
        found[^1].WinRate!.Value.ShouldBeInRange(.4, .6);
    }

    private static Market Spread(int rows, ulong seed) => new(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L0) with
    {
        Rows = rows,
        Seed = seed,
        SpreadSdBps = SdBps,
        MeanReversionPerHour = ReversionPerRow * 360,
        IntervalNs = 10_000_000_000,
    }).ToSeries());
}
