using FsCheck;
using FsCheck.Fluent;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class BacktestPropertiesTests
{
    private static readonly TradingEnvironment Free = new() { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0 };

    [Fact]
    public void Run_Always_ReconcilesFillsFeesAndMarks() => ForAll(random =>
    {
        var (market, environment, parameters) = Draw(random);
        var result = Run(market, environment, parameters);
        var flows = result.Trades.Sum(FlowOf);
        var net = result.Metrics.NetPnl;
        var tolerance = 1e-9 * (1 + result.Metrics.Turnover);

        Math.Abs(flows - result.Trades.Sum(trade => trade.Fees) - net).ShouldBeLessThan(tolerance);
        Math.Abs(result.Equity[^1] - environment.Balance - net).ShouldBeLessThan(tolerance);
        Math.Abs(result.Trades.Sum(trade => trade.Pnl) - net).ShouldBeLessThan(tolerance);
        Math.Abs(result.Trades.Sum(trade => trade.Fees) - result.Metrics.FeesPaid).ShouldBeLessThan(tolerance);
        result.Reasons.Values.Sum().ShouldBe(result.Metrics.ClosedTrades);
    });

    [Fact]
    public void Run_AtZeroLatency_EarnsAtLeastTheThresholdsOnThresholdExits() => ForAll(random =>
    {
        var market = MadeMarket.Wild(random.Next(), 2_000);
        var parameters = RandomSetting.Parameters(random) with { CentreHalfLifeMs = 0, ZoneProfile = null };
        var result = Run(market, Free, parameters);
        foreach (var trade in result.Trades.Where(trade => trade.Reason == ExitReason.Exit))
        {
            var isShortA = trade.Direction == TradeDirection.ShortA;
            var bought = isShortA ? trade.EntryPriceB!.Value : trade.EntryPriceA!.Value;
            var boughtBack = isShortA ? trade.ExitPriceA!.Value : trade.ExitPriceB!.Value;
            var least = trade.Quantity * ((bought * parameters.EntryBps) - (boughtBack * parameters.ExitBps)) * 1e-4;
            trade.Pnl.ShouldBeGreaterThanOrEqualTo(least - 1e-9);
        }
    });

    [Fact]
    public void Run_WithPricesScaledByAPowerOfTwo_DoesTheSameTrades() => ForAll(random =>
    {
        var (market, environment, parameters) = Draw(random);
        var scale = Math.Pow(2, random.Next(-20, 20));
        var scaled = Transformed(market, prices => [.. prices.Select(price => price * scale)]);

        var (found, expected) = (Run(scaled, environment, parameters), Run(market, environment, parameters));

        found.Metrics.ShouldBe(expected.Metrics);
        found.Trades.Select(trade => (trade.Direction, trade.Reason, trade.EntryRow, trade.ExitRow, trade.Pnl, trade.Quantity * scale))
            .ShouldBe(expected.Trades.Select(trade => (trade.Direction, trade.Reason, trade.EntryRow, trade.ExitRow, trade.Pnl, trade.Quantity)));
    });

    [Fact]
    public void Run_WithTheVenuesSwapped_MirrorsTheTrades() => ForAll(random =>
    {
        var (market, environment, parameters) = Draw(random);
        market = MadeMarket.Wild(random.Next(), 2_000);
        parameters = parameters with { CentreHalfLifeMs = 0 };
        var quotes = market.Quotes;
        var mirrored = new Market(new QuoteSeries(
            quotes.TimeNs.ToArray(), quotes.BidB.ToArray(), quotes.AskB.ToArray(), quotes.BidA.ToArray(), quotes.AskA.ToArray()));
        var swapped = environment with
        {
            FeeABps = environment.FeeBBps,
            FeeBBps = environment.FeeABps,
            LatencyAMs = environment.LatencyBMs,
            LatencyBMs = environment.LatencyAMs,
            Direction = environment.Direction switch
            {
                AllowedDirections.ShortA => AllowedDirections.ShortB,
                AllowedDirections.ShortB => AllowedDirections.ShortA,
                _ => AllowedDirections.Both,
            },
        };

        var (found, expected) = (Run(mirrored, swapped, parameters), Run(market, environment, parameters));

        found.Reasons.ShouldBe(expected.Reasons);
        found.Trades.Select(trade => (trade.Direction == TradeDirection.ShortA, trade.EntryRow, trade.ExitRow, trade.EntryPriceB, trade.ExitPriceA))
            .ShouldBe(expected.Trades.Select(trade => (trade.Direction == TradeDirection.ShortB, trade.EntryRow, trade.ExitRow, trade.EntryPriceA, trade.ExitPriceB)));
        found.Metrics.NetPnl.ShouldBe(expected.Metrics.NetPnl, 1e-9 * (1 + expected.Metrics.Turnover));
    });

    [Fact]
    public void Run_WithHigherCosts_OnlyLoses() => ForAll(random =>
    {
        var (market, environment, parameters) = Draw(random);
        environment = environment with { Balance = 1e7, MaxQuoteAgeMs = null };
        parameters = parameters with { TakeProfitBps = 0, StopLossBps = 0, DrawdownStopPct = 0 };
        var cheap = Run(market, environment, parameters).Metrics;
        var feeA = Run(market, environment with { FeeABps = environment.FeeABps + 3 }, parameters).Metrics;
        var slippage = Run(market, environment with { SlippageBps = environment.SlippageBps + 2 }, parameters).Metrics;

        feeA.ClosedTrades.ShouldBe(cheap.ClosedTrades);
        feeA.NetPnl.ShouldBeLessThanOrEqualTo(cheap.NetPnl);
        slippage.NetPnl.ShouldBeLessThanOrEqualTo(cheap.NetPnl);
        if (cheap.ClosedTrades > 0)
        {
            Math.Max(feeA.NetPnl, slippage.NetPnl).ShouldBeLessThan(cheap.NetPnl);
        }
    });

    [Fact]
    public void Run_WithADivergenceThatNeverComesBack_LosesAndDrawsDown()
    {
        var market = MadeMarket.OfSpreads([.. Enumerable.Range(0, 200).Select(row => (double)row)]);

        var result = Run(market, Free, new ArbitrageParameters(20, 5));

        result.Metrics.NetPnl.ShouldBeLessThan(-17);
        result.Metrics.MaxDrawdown.ShouldBe(-result.Metrics.NetPnl, 1e-9);
        result.Metrics.WinRate.ShouldBe(0);
        Run(market, Free, new ArbitrageParameters(20, 5) { StopLossBps = 50 }).Reasons.ShouldContainKey("stopLoss");
    }

    private static void ForAll(Action<Random> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(LongRun.Count(60, 600)),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => check(new Random(seed))));

    private static (Market Market, TradingEnvironment Environment, ArbitrageParameters Parameters) Draw(Random random) =>
        (MadeMarket.Wild(random.Next(), 2_000, hasFx: random.Next(2) == 0), RandomSetting.Environment(random), RandomSetting.Parameters(random));

    private static BacktestResult Run(Market market, TradingEnvironment environment, ArbitrageParameters parameters) =>
        ScalarKernel.Run(market, MarketWindow.Whole(market), environment, parameters, BacktestOptions.Everything);

    private static Market Transformed(Market market, Func<double[], double[]> prices)
    {
        var quotes = market.Quotes;
        return new Market(new QuoteSeries(
            quotes.TimeNs.ToArray(),
            prices(quotes.BidA.ToArray()),
            prices(quotes.AskA.ToArray()),
            prices(quotes.BidB.ToArray()),
            prices(quotes.AskB.ToArray()),
            quotes.Fx.ToArray(),
            quotes.FxTimeNs.ToArray()));
    }

    private static double FlowOf(Trade trade)
    {
        var sign = trade.Direction == TradeDirection.ShortA ? 1 : -1;
        return trade.Quantity * sign
            * ((trade.EntryPriceA ?? 0) - (trade.ExitPriceA ?? 0) - (trade.EntryPriceB ?? 0) + (trade.ExitPriceB ?? 0));
    }
}
