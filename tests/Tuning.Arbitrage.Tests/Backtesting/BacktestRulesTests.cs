using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class BacktestRulesTests
{
    private static readonly TradingEnvironment Free = new() { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0 };
    private static readonly ArbitrageParameters Usual = new(20, 5);

    [Fact]
    public void Run_AtZeroLatency_FillsOnTheDecisionRowAndFlipsOnTheRowOfTheExit()
    {
        var market = MadeMarket.OfSpreads(0, 20, 10, -20, -20, -4);

        var result = Run(market, Usual, Free);

        result.Trades.Select(trade => (trade.Direction, trade.EntryRow, trade.ExitRow, trade.Reason)).ShouldBe(
        [
            (TradeDirection.ShortA, 1, 3, ExitReason.Exit),
            (TradeDirection.ShortB, 3, 5, ExitReason.Exit),
        ]);
    }

    [Fact]
    public void Run_WithTinyLatency_FillsOneRowLaterAndSaysThatItIsBelowResolution()
    {
        var market = MadeMarket.OfSpreads(0, 20, 18, 5, 4, 0, 0);

        var result = Run(market, Usual, Free with { LatencyAMs = .001, LatencyBMs = 1000 });

        result.Trades.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            trade => trade.DecisionRow.ShouldBe(1),
            trade => trade.EntryRow.ShouldBe(2),
            trade => trade.ExitRow.ShouldBe(4));
        result.IsLatencyBelowResolution.ShouldBeTrue();
    }

    [Fact]
    public void Run_WithALegThatFindsNoQuoteInTime_UnwindsTheOtherAfterItsOwnFill()
    {
        var market = MadeMarket.Of((0, 101, 101, 100, 100), (1000, 101, 101, 100, 100), (6000, 99, 99, 100, 100), (7000, 98, 98, 100, 100));
        var environment = Free with { LatencyAMs = 5500, LatencyBMs = 1500, MaxQuoteAgeMs = 500 };

        var result = Run(market, Usual, environment);

        var trade = result.Trades.ShouldHaveSingleItem();
        trade.Reason.ShouldBe(ExitReason.LegRisk);
        (trade.EntryRow, trade.ExitRow).ShouldBe((2, 3));
        (trade.EntryPriceA, trade.EntryPriceB, trade.ExitPriceA, trade.ExitPriceB).ShouldBe((99, null, 98, null));
        (result.Metrics.LegRiskTrades, result.Metrics.CancelledEntries).ShouldBe((1, 0));
        result.Metrics.LegRiskLoss.ShouldBe(-trade.Pnl);
    }

    [Fact]
    public void Run_WithAZeroLatencyLegAndACancelledOne_UnwindsWhenTheCancelledOneWouldHaveFilled()
    {
        var market = MadeMarket.Of((0, 101, 101, 100, 100), (1000, 101, 101, 100, 100), (9000, 101, 101, 100, 100), (9500, 90, 90, 100, 100));
        var environment = Free with { LatencyBMs = 1500, MaxQuoteAgeMs = 6499 };

        var late = Run(market, Usual, environment);
        var inTime = Run(market, Usual, environment with { MaxQuoteAgeMs = 7500 });

        (late.Trades[0].EntryRow, late.Trades[0].ExitRow, late.Trades[0].Reason).ShouldBe((0, 2, ExitReason.LegRisk));
        (inTime.Trades[0].EntryRow, inTime.Metrics.LegRiskTrades).ShouldBe((2, 0));
    }

    [Fact]
    public void Run_WithBothLegsCancelled_HasNoTradeAndNoCoolOff()
    {
        var market = MadeMarket.Of((0, 101, 101, 100, 100), (9000, 101, 101, 100, 100), (9100, 101, 101, 100, 100), (9200, 99, 99, 100, 100));
        var environment = Free with { LatencyAMs = 100, LatencyBMs = 100, MaxQuoteAgeMs = 50 };

        var result = Run(market, Usual with { CoolOffMs = 3_600_000 }, environment);

        result.Metrics.CancelledEntries.ShouldBe(1);
        result.Trades.ShouldHaveSingleItem().DecisionRow.ShouldBe(1);
    }

    [Fact]
    public void Run_WithALegCancelledAndTheOtherFilledOnTheLastRow_IsForcedAndStillCountsAsLegRisk()
    {
        var market = MadeMarket.Of((0, 101, 101, 100, 100), (1000, 101, 101, 100, 100), (5000, 99, 99, 100, 100));
        var environment = Free with { LatencyAMs = 1500, LatencyBMs = 4900, MaxQuoteAgeMs = 200 };

        var result = Run(market, Usual, environment);

        result.Reasons.ShouldHaveSingleItem().Key.ShouldBe("forced");
        (result.Metrics.LegRiskTrades, result.Metrics.ForcedTrades).ShouldBe((1, 1));
        result.Trades[0].EntryPriceA.ShouldBeNull();
    }

    [Fact]
    public void Run_WithAnEntryThatWouldFillAfterTheWindow_DoesNotEnter()
    {
        var market = MadeMarket.OfSpreads(0, 0, 20, 30);

        Run(market, Usual, Free with { LatencyAMs = 1001 }).Metrics.ClosedTrades.ShouldBe(0);
        Run(market, Usual, Free with { LatencyAMs = 1000 }).Trades.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(trade => trade.EntryRow.ShouldBe(3), trade => trade.Reason.ShouldBe(ExitReason.Forced));
    }

    [Fact]
    public void Run_WithAnExitOnTheLastRow_KeepsItsReasonWhenItFillsThereAndIsForcedWhenItWaits()
    {
        var market = MadeMarket.OfSpreads(0, 20, 20, 20, 0);

        Run(market, Usual, Free).Reasons.ShouldHaveSingleItem().Key.ShouldBe("exit");
        Run(market, Usual, Free with { LatencyBMs = 10 }).Reasons.ShouldHaveSingleItem().Key.ShouldBe("forced");
        Run(MadeMarket.OfSpreads(0, 20, 20, 0, 0), Usual, Free with { LatencyBMs = 10 }).Reasons.ShouldHaveSingleItem().Key.ShouldBe("exit");
    }

    [Fact]
    public void Run_WithAnEntryOnTheLastRow_EntersAndIsForcedThere()
    {
        var trade = Run(MadeMarket.OfSpreads(0, 0, 20), Usual, Free).Trades.ShouldHaveSingleItem();

        (trade.EntryRow, trade.ExitRow, trade.Reason).ShouldBe((2, 2, ExitReason.Forced));
    }

    [Fact]
    public void Run_WithDirectionFilter_TakesTheAllowedEdgeEvenWhereTheOtherIsLarger()
    {
        var market = MadeMarket.Of((0, 100, 100.1, 101, 90), (1000, 100, 100.1, 101, 90));

        Run(market, Usual, Free).Trades[0].Direction.ShouldBe(TradeDirection.ShortA);
        Run(market, Usual, Free with { Direction = AllowedDirections.ShortB }).Trades[0].Direction.ShouldBe(TradeDirection.ShortB);
    }

    [Fact]
    public void Run_WithLimits_FiresAtTheLimitItself()
    {
        var market = MadeMarket.OfSpreads(0, 20, 20, 20, 20, 20, 0);

        var held = Run(market, Usual with { MaxHoldMs = 2000, CoolOffMs = 1000 }, Free);

        held.Trades.Select(trade => (trade.EntryRow, trade.ExitRow)).ShouldBe([(1, 3), (4, 6)]);
        held.Reasons.Keys.ShouldBe(["maxHold"], "the exit is reached on the last row as well, but comes after the holding limit");
    }

    [Fact]
    public void Run_WithDrawdownStop_ClosesAndEntersNoMoreEvenWhenFlat()
    {
        var environment = Free with { Notional = 10_000 };
        var parameters = Usual with { DrawdownStopPct = 1, StopLossBps = 60 };

        var stopped = Run(MadeMarket.OfSpreads(0, 20, 200, 0, 30, 0), Usual with { DrawdownStopPct = 1 }, environment);
        var flat = Run(
            MadeMarket.OfSpreads(0, 20, 20, 90, 200, 0, 30, 30, 0), parameters, environment with { LatencyAMs = 1, LatencyBMs = 1 });

        stopped.Trades.ShouldHaveSingleItem().Reason.ShouldBe(ExitReason.DrawdownStop);
        flat.Trades.ShouldHaveSingleItem().Reason.ShouldBe(ExitReason.StopLoss);
    }

    [Fact]
    public void Run_WithLossBeyondTheBalance_IsRuinedOnce()
    {
        var market = MadeMarket.OfSpreads(0, 20, 20_000, 0, 30, 0);

        var result = Run(market, Usual with { StopLossBps = 10, DrawdownStopPct = 1 }, Free with { Notional = 1000, Balance = 1000 });

        result.Trades.ShouldHaveSingleItem().Reason.ShouldBe(ExitReason.Ruin);
    }

    [Fact]
    public void Run_WithBalanceBelowTheNotional_CapsTheQuantity()
    {
        var trade = Run(MadeMarket.OfSpreads(0, 20, 0), Usual, Free with { Notional = 5000, Balance = 800 }).Trades[0];

        trade.Quantity.ShouldBe(8);
    }

    [Fact]
    public void Run_WithSlippage_MovesPricesAndTakesFeesOnThem()
    {
        var result = Run(MadeMarket.OfSpreads(0, 50, 0), Usual, Free with { SlippageBps = 10, FeeABps = 20 });

        var trade = result.Trades[0];
        trade.EntryPriceA!.Value.ShouldBe(100.5 * .999, 1e-12);
        trade.EntryPriceB!.Value.ShouldBe(100.1, 1e-12);
        trade.Fees.ShouldBe(trade.Quantity * (trade.EntryPriceA!.Value + trade.ExitPriceA!.Value) * 20e-4, 1e-12);
        result.Metrics.SlippagePaid.ShouldBe(trade.Quantity * (.1005 + .1 + .1 + .1), 1e-12);
    }

    [Fact]
    public void Run_InAnHourThatIsCutOff_CountsItsTradesButNotTheHour()
    {
        var market = MadeMarket.Of(
            (1_800_000, 100, 100, 100, 100), (3_599_999, 100, 100, 100, 100), (3_600_000, 101, 101, 100, 100), (10_900_000, 100, 100, 100, 100));

        var result = Run(market, Usual, Free);

        result.Metrics.NetPnl.ShouldBe(10, .1);
        result.Metrics.Hours.ShouldBe(3);
        result.HourlyPnl.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Run_WithNoTrade_LeavesUndefinedMetricsOut()
    {
        var metrics = Run(MadeMarket.OfSpreads(0, 0, 0), Usual, Free).Metrics.ToMetricSet();

        metrics.Find("winRate").ShouldBeNull();
        metrics.Find("worstTrade").ShouldBeNull();
        metrics.Find("exposure").ShouldBe(0);
        metrics.Find("legRiskLoss").ShouldBe(0);
    }

    [Fact]
    public void Run_OnAWindow_EqualsTheSliceAlone()
    {
        var market = MadeMarket.Wild(3, 3_000);
        var quotes = market.Quotes;
        var slice = new Market(new QuoteSeries(
            quotes.TimeNs[500..2500].ToArray(), quotes.BidA[500..2500].ToArray(), quotes.AskA[500..2500].ToArray(),
            quotes.BidB[500..2500].ToArray(), quotes.AskB[500..2500].ToArray()));
        var environment = Free with { LatencyAMs = 3000, LatencyBMs = 500, MaxQuoteAgeMs = 20_000 };

        var window = ScalarKernel.Run(market, MarketWindow.Rows(market, 500, 2500), environment, Usual, BacktestOptions.Everything);
        var alone = Run(slice, Usual, environment);

        window.Metrics.ShouldBe(alone.Metrics);
        window.Metrics.ClosedTrades.ShouldBeGreaterThan(3);
        window.TraceHash.ShouldBe(alone.TraceHash);
    }

    private static BacktestResult Run(Market market, ArbitrageParameters parameters, TradingEnvironment environment) =>
        ScalarKernel.Run(market, MarketWindow.Whole(market), environment, parameters, BacktestOptions.Everything);
}
