using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Arbitrage.Tests.Backtesting;
using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Tests.Diagnostics;

public class BacktestDiagnosisTests
{
    private static readonly TradingEnvironment Free = new() { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0 };

    [Fact]
    public void Of_AnyBacktest_SplitsItsProfitWithoutRemainder()
    {
        var market = MadeMarket.Wild(5, 5_000);
        var parameters = new ArbitrageParameters(10, -10) { ZoneProfile = ZoneProfile.Named["z2_balanced"] };
        var window = MarketWindow.Whole(market);
        var metrics = ScalarKernel.Run(market, window, Free, parameters).Metrics;

        var diagnosis = BacktestDiagnosis.Of(market, window, Free, parameters);

        foreach (var groups in new[] { diagnosis.ByZone, diagnosis.ByDirection, diagnosis.ByHourOfDay })
        {
            groups.Sum(group => group.NetPnl).ShouldBe(metrics.NetPnl, 1e-6);
            groups.Sum(group => group.Trades).ShouldBe(metrics.ClosedTrades);
            groups.Length.ShouldBeGreaterThan(1);
        }

        diagnosis.Capacity.Single(point => point.Notional == 1000).NetPnl.ShouldBe(metrics.NetPnl);
        diagnosis.Capacity[^1].Notional.ShouldBe(16_000);
        diagnosis.UnderWater.Share!.Value.ShouldBeInRange(.01, .99);
    }

    [Fact]
    public void UnderWater_OfADipAndARecovery_LastsFromThePeakToItsReturn()
    {
        var market = MadeMarket.OfSpreads(0, 0, 0, 0, 0, 0);

        var found = TimeUnderWater.Of(market, MarketWindow.Whole(market), 100, [100, 101, 99, 100, 101, 101]);

        found.ShouldBe(new TimeUnderWater(3, .4));
    }

    [Fact]
    public void Lifetime_OfEdges_IsTheMedianTimeAboveTheThreshold()
    {
        var market = MadeMarket.OfSpreads(0, 20, 20, 20, 0, 25, 0, 30, 30, 30, 30, 0, 20);

        var found = EdgeLifetime.Of(market, MarketWindow.Whole(market), Free with { LatencyAMs = 3500 }, new(20, 0));

        found.ShouldBe(new EdgeLifetime(3, 3000, true));
    }

    [Fact]
    public void BreakEven_OfAProfit_IsTheExtraCostAndLatencyThatTakeIt()
    {
        var market = MadeMarket.Wild(8, 6_000, halfSpreadBps: 0);
        var (window, parameters) = (MarketWindow.Whole(market), new ArbitrageParameters(25, 0));

        var found = BreakEven.Of(market, window, Free, parameters);

        var bps = found.CostBps!.Value;
        bps.ShouldBeGreaterThan(2);
        var costly = Free with { FeeABps = bps, FeeBBps = bps };
        ScalarKernel.Run(market, window, costly, parameters).Metrics.NetPnl.ShouldBe(0, 1e-6);
        if (!found.IsLatencyUnbounded)
        {
            var slow = Free with { LatencyAMs = found.LatencyMs!.Value, LatencyBMs = found.LatencyMs!.Value };
            ScalarKernel.Run(market, window, slow, parameters).Metrics.NetPnl.ShouldBeGreaterThan(0);
        }

        BreakEven.Of(market, window, Free with { FeeABps = 100 }, parameters).LatencyMs.ShouldBeNull();
    }

    [Fact]
    public void Phantom_OfAnEdgeThatOnlyAStandingVenueMakes_DoesNotStand()
    {
        double[] moves = [0, 60, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 60, 0, 0, 0];
        var market = MadeMarket.OfSpreads([.. Enumerable.Repeat(moves, 4).SelectMany(spread => spread)]);

        var found = PhantomEdges.Of(market, MarketWindow.Whole(market), Free, new(20, 5));

        found.AsTraded.ShouldBe(72, 1e-6);
        found.WithFreshQuotes.ShouldBe(6, 1e-6, "only the first edge is near a change of B: the first row");
        found.OneRowLater.ShouldBeLessThanOrEqualTo(0);
        found.WithoutBestTrades.ShouldBe(66, 1e-6);
        found.Stands.ShouldBeFalse();
    }
}
