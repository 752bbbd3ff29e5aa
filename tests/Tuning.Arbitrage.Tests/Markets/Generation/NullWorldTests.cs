using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Arbitrage.Tests.Markets.Generation;

public sealed class NullWorldTests
{
    private static readonly ArbitrageParameters[] _sets =
        [new(2, 0), new(5, 3), new(20, -20), new(10, 5) { StopLossBps = 30 }, new(8, 4) { MaxHoldMs = 600_000 }];

    [Fact]
    public void FreeRandomWalk_WithoutFees_ExpectsNothingOfAnyRule()
    {
        var free = new TradingEnvironment { FeeABps = 0, FeeBBps = 0, LatencyAMs = 10_000, LatencyBMs = 20_000, Balance = 1e9 };

        var results = Run(GeneratorLevel.FreeRandomWalk, free, LongRun.Count(150, 3_000));

        for (var set = 0; set < _sets.Length; set++)
        {
            var earned = results.Select(run => run[set].Metrics.NetPnl).ToArray();
            var mean = earned.Average();
            var standardError = Math.Sqrt(earned.Average(value => (value - mean) * (value - mean)) / earned.Length);
            mean.ShouldBe(0, 3.5 * standardError, $"{_sets[set]}");
            standardError.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void FreeRandomWalk_WithAHoldingTime_TradesOftenEnoughToTempt()
    {
        var free = new TradingEnvironment { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e9 };
        var market = new Market(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.FreeRandomWalk) with { Seed = 1 }).ToSeries());

        ScalarKernel.Run(market, MarketWindow.Whole(market), free, new ArbitrageParameters(5, 3) { MaxHoldMs = 600_000 }).Metrics.ClosedTrades.ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData(GeneratorLevel.RandomWalk)]
    [InlineData(GeneratorLevel.CostAboveEdge)]
    public void WorldWithCosts_OfAnyRule_LosesOnAverage(GeneratorLevel level)
    {
        var environment = new TradingEnvironment { FeeABps = 5, FeeBBps = 4, Balance = 1e9 };

        var results = Run(level, environment, 20);

        for (var set = 0; set < _sets.Length; set++)
        {
            results.Average(run => run[set].Metrics.NetPnl).ShouldBeLessThanOrEqualTo(0);
        }
    }

    private static BacktestResult[][] Run(GeneratorLevel level, TradingEnvironment environment, int seeds) =>
    [
        .. Enumerable.Range(0, seeds).Select(seed =>
        {
            var market = new Market(new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 10_000, Seed = (ulong)seed }).ToSeries());
            return BatchKernel.Run(market, MarketWindow.Whole(market), environment, _sets).ToArray();
        }),
    ];
}
