using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class BatchKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_WithAnyVectorWidth_EqualsThePlainKernelOnEverySet(int width)
    {
        for (var seed = 0; seed < LongRun.Count(4, 40); seed++)
        {
            var random = new Random(seed);
            Compare(MadeMarket.Wild(seed, 20_000, hasFx: seed % 2 == 0, hasSizes: seed % 3 == 0), random, 60, (ScanWidth)width);
        }
    }

    [RealRecordFact]
    public void Run_OnTheRealRecord_EqualsThePlainKernelOnEverySet() =>
        Compare(RealMarket.Market, new Random(5), LongRun.Count(150, 2_500), RowScan.Widest);

    [Fact]
    public void Run_OnAMarketOfMillionsOfRows_EqualsThePlainKernel() =>
        Compare(BenchmarkMarket.Make(LongRun.Count(200_000, 1_000_000), 9), new Random(6), LongRun.Count(60, 500), RowScan.Widest);

    [Theory]
    [InlineData(GeneratorLevel.L0)]
    [InlineData(GeneratorLevel.L1)]
    [InlineData(GeneratorLevel.L2)]
    [InlineData(GeneratorLevel.L3)]
    [InlineData(GeneratorLevel.RandomWalk)]
    [InlineData(GeneratorLevel.CostAboveEdge)]
    [InlineData(GeneratorLevel.FreeRandomWalk)]
    public void Run_OnEveryLevelOfTheGenerator_EqualsThePlainKernelOnEverySet(GeneratorLevel level)
    {
        var market = new Market(new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 20_000, Seed = 11 }).ToSeries());
        for (var environment = 0; environment < LongRun.Count(3, 20); environment++)
        {
            Compare(market, new Random(environment), LongRun.Count(15, 85), RowScan.Widest);
        }
    }

    [Fact]
    public void Run_WhenCancelled_Stops()
    {
        var market = MadeMarket.Wild(1, 100);

        Should.Throw<OperationCanceledException>(() => BatchKernel.Run(
            market, MarketWindow.Whole(market), new TradingEnvironment(), [new(20, 5)], new CancellationToken(canceled: true)));
    }

    private static void Compare(Market market, Random random, int count, ScanWidth width)
    {
        var environment = RandomSetting.Environment(random);
        var sets = Enumerable.Range(0, count).Select(_ => RandomSetting.Parameters(random)).ToArray();
        var window = MarketWindow.Rows(market, random.Next(market.Count / 2), market.Count - random.Next(market.Count / 4));

        var found = BatchKernel.Run(market, window, environment, sets, width, CancellationToken.None);

        for (var set = 0; set < count; set++)
        {
            var expected = ScalarKernel.Run(
                market, window, environment, sets[set], new BacktestOptions { Skipping = RowSkipping.None });
            found[set].Metrics.ShouldBe(expected.Metrics, sets[set].ToString());
            found[set].Reasons.ShouldBe(expected.Reasons, sets[set].ToString());
        }
    }
}
