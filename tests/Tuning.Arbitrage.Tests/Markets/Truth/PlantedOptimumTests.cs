using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Markets.Truth;

public sealed class PlantedOptimumTests
{
    private static readonly TradingEnvironment _environment = new() { FeeABps = 2, FeeBBps = 1, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e9 };

    [Theory]
    [InlineData(GeneratorLevel.L0, 24, 0)]
    [InlineData(GeneratorLevel.L0, 19, -19)]
    [InlineData(GeneratorLevel.L0, 10, -24)]
    [InlineData(GeneratorLevel.L1, 26, 4)]
    public void BpsPerDay_OfALevel_IsWhatTheBacktestEarns(GeneratorLevel level, double entryBps, double exitBps)
    {
        var options = GeneratorOptions.Of(level) with { Rows = LongRun.Count(2_000_000, 20_000_000), Seed = 17, MeanReversionPerHour = 7.2 };
        var market = new Market(new QuoteGenerator(options).ToSeries());

        var result = ScalarKernel.Run(market, MarketWindow.Whole(market), _environment, new ArbitrageParameters(entryBps, exitBps));

        var truth = new PlantedOptimum(options, feesBps: 6);
        (result.Metrics.NetPnlPerDay!.Value / 1000 * 1e4 / truth.BpsPerDay(entryBps, exitBps)).ShouldBe(1, LongRun.IsOn ? .02 : .05);
    }

    [Fact]
    public void BestEntryBps_AtHalfSpreads_MovesByTheirSum()
    {
        var free = new PlantedOptimum(GeneratorOptions.Of(GeneratorLevel.L0), 12);
        var spread = new PlantedOptimum(GeneratorOptions.Of(GeneratorLevel.L1), 8);

        spread.CostBps.ShouldBe(free.CostBps);
        spread.BestEntryBps(2).ShouldBe(free.BestEntryBps(0) - 2, 1e-9);
        spread.Regret(spread.BestEntryBps(2), 2, givenExit: true).ShouldBe(0, 1e-12);
        var (entryBps, exitBps) = free.Best();
        exitBps.ShouldBe(-entryBps);
        free.Regret(entryBps, exitBps, givenExit: false).ShouldBe(0, 1e-12);
        free.Regret(free.BestEntryBps(0), 0, givenExit: false).ShouldBeInRange(.1, .5);
        free.Regret(free.BestEntryBps(0) * 1.1, 0, givenExit: true).ShouldBeLessThan(.02);
    }

    [Fact]
    public void Create_WithoutAClosedForm_IsRefused() =>
        Should.Throw<ArgumentException>(() => new PlantedOptimum(GeneratorOptions.Of(GeneratorLevel.FreeRandomWalk), 1));
}
