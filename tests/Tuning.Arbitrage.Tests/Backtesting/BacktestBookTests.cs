using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class BacktestBookTests
{
    private static readonly TradingEnvironment Free = new() { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0 };
    private static readonly ArbitrageParameters Usual = new(20, 5);

    [Fact]
    public void Run_WithSizes_CapsTheQuantityByTheSmallerQuoteThatItTakes()
    {
        var sizes = new QuoteSizes(new double[] { 9, 4, 9 }, new double[] { 1, 1, 1 }, new double[] { 1, 1, 1 }, new double[] { 9, 6, 9 });

        Run(Spreads(sizes, 0, 50, 0), Free).Trades[0].Quantity.ShouldBe(4);
        Run(Spreads(sizes, 0, 50, 0), Free with { Notional = 300 }).Trades[0].Quantity.ShouldBe(3);
    }

    [Fact]
    public void Run_WithASizeThatIsMissing_DoesNotCapByIt()
    {
        var sizes = new QuoteSizes(new[] { 9, double.NaN, 9 }, default, default, default);

        Run(Spreads(sizes, 0, 50, 0), Free).Trades[0].Quantity.ShouldBe(10);
    }

    [Fact]
    public void Run_WithImpact_MovesThePriceInProportionToTheShareOfTheBook()
    {
        double[] plenty = [40, 40, 40];
        var sizes = new QuoteSizes(plenty, plenty, plenty, plenty);
        var environment = Free with { ImpactBps = 20, SlippageBps = 1 };

        var result = Run(Spreads(sizes, 0, 50, 0), environment);

        var trade = result.Trades[0];
        trade.EntryPriceB!.Value.ShouldBe(100 * (1 + 6e-4), 1e-10);
        trade.EntryPriceA!.Value.ShouldBe(100.5 * (1 - 6e-4), 1e-10);
        result.Metrics.SlippagePaid.ShouldBe(10 * (100.5 + 300) * 6e-4, 1e-9);
        result.Equity[^1].ShouldBe(environment.Balance + trade.Pnl, 1e-9);
    }

    [Fact]
    public void Run_WithAStaleRate_DoesNotEnter()
    {
        double[] ones = [1, 1, 1];
        double[] b = [100, 100, 100];
        double[] a = [100, 100.5, 100];
        var market = new Market(new QuoteSeries(
            new long[] { 0, 1_000_000_000, 2_000_000_000 }, a, a, b, b, ones, new long[] { 0, 0, 0 }));

        Run(market, Free with { MaxFxAgeMs = 999 }).Metrics.ClosedTrades.ShouldBe(0);
        Run(market, Free with { MaxFxAgeMs = 1000 }).Metrics.ClosedTrades.ShouldBe(1);
    }

    [Fact]
    public void Run_WithWorseFills_FillsARowLaterOrAtTheWorstOfTwoRows()
    {
        var market = MadeMarket.OfSpreads(0, 50, 40, 30, 0, 8, 2, 0, 0);
        BacktestResult With(FillModel fills) => ScalarKernel.Run(
            market, MarketWindow.Whole(market), Free, Usual, BacktestOptions.Everything with { Fills = fills });

        With(FillModel.AsQuoted).Trades[0].Pnl.ShouldBe(5, 1e-9);
        (With(FillModel.OneRowLater).Trades[0].EntryRow, With(FillModel.OneRowLater).Trades[0].ExitRow).ShouldBe((2, 5));
        With(FillModel.OneRowLater).Trades[0].Pnl.ShouldBe(4 - .8, 1e-9);
        With(FillModel.WorstOfNextTwoRows).Trades[0].Pnl.ShouldBe(3 - .8, 1e-9);
    }

    private static Market Spreads(QuoteSizes sizes, params double[] spreadBps)
    {
        double[] a = [.. spreadBps.Select(bps => 100 * (1 + (bps * 1e-4)))];
        double[] b = [.. spreadBps.Select(_ => 100.0)];
        long[] timeNs = [.. spreadBps.Select((_, row) => row * 1_000_000_000L)];
        return new Market(new QuoteSeries(timeNs, a, a, b, b, sizes: sizes));
    }

    private static BacktestResult Run(Market market, TradingEnvironment environment) =>
        ScalarKernel.Run(market, MarketWindow.Whole(market), environment, Usual, BacktestOptions.Everything);
}
