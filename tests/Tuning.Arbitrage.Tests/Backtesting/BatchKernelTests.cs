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
        Compare(RealMarket.Market, environments: LongRun.Count(18, 300), new ComparedFeatures());

    [Fact]
    public void Run_OnAMarketOfMillionsOfRows_EqualsThePlainKernel() =>
        Compare(BenchmarkMarket.Make(LongRun.Count(200_000, 1_000_000), 9), new Random(6), LongRun.Count(60, 500), RowScan.Widest);

    [Fact]
    public void Run_OnEveryLevelOfTheGenerator_EqualsThePlainKernelWithEveryFeature()
    {
        var features = new ComparedFeatures();
        foreach (var level in Enum.GetValues<GeneratorLevel>())
        {
            var options = GeneratorOptions.Of(level) with { Rows = 20_000, Seed = 11, FxGapsPerDay = 20, OutagesPerDay = 10 };
            var market = new Market(new QuoteGenerator(options).ToSeries());
            var before = features.Trades;

            Compare(market, environments: LongRun.Count(18, 300), features, firstSeed: 1_000 * (int)level);

            features.Trades.ShouldBeGreaterThan(before + 300, $"{level}");
        }

        features.Sets.ShouldBeGreaterThanOrEqualTo(LongRun.Count(600, 10_000));
        features.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Run_OfMoreHalfLivesThanALongSeriesKeeps_PassesOverThemInTurn()
    {
        var market = MadeMarket.Wild(3, 5_000);
        ArbitrageParameters[] sets = [.. Enumerable.Range(0, 25).Select(set => new ArbitrageParameters(10, -10) { CentreHalfLifeMs = 60_000 * (set % 12) })];
        market.KeptHalfLives.ShouldBeLessThan(12);

        var found = BatchKernel.Run(market, MarketWindow.Whole(market), new TradingEnvironment(), sets);

        found.Select(result => result.Metrics).ShouldBe(
            sets.Select(set => ScalarKernel.Run(market, MarketWindow.Whole(market), new TradingEnvironment(), set).Metrics));
    }

    [Fact]
    public void Run_WhenCancelled_Stops()
    {
        var market = MadeMarket.Wild(1, 100);

        Should.Throw<OperationCanceledException>(() => BatchKernel.Run(
            market, MarketWindow.Whole(market), new TradingEnvironment(), [new(20, 5)], new CancellationToken(canceled: true)));
    }

    /// <summary>Five sets of each environment, on windows and vector widths that change with it.</summary>
    private static void Compare(Market market, int environments, ComparedFeatures features, int firstSeed = 0)
    {
        ScanWidth[] widths = [ScanWidth.Vector256, ScanWidth.Vector128, ScanWidth.Scalar];
        var usual = Math.Min(0, Larger(market).Order().ElementAt(market.Count * 9 / 10));
        for (var seed = 0; seed < environments; seed++)
        {
            Compare(market, new Random(firstSeed + seed), 5, widths[seed % widths.Length], usual, features);
        }
    }

    /// <summary>Thresholds lie around a shift, so that a market whose edges are all below 0 trades as well.</summary>
    private static void Compare(
        Market market, Random random, int count, ScanWidth width, double shiftBps = 0, ComparedFeatures? features = null)
    {
        var environment = RandomSetting.Environment(random);
        var sets = Enumerable.Range(0, count).Select(_ => RandomSetting.Parameters(random))
            .Select(set => set with { EntryBps = set.EntryBps + shiftBps, ExitBps = set.ExitBps + shiftBps }).ToArray();
        var window = MarketWindow.Rows(market, random.Next(market.Count / 2), market.Count - random.Next(market.Count / 4));

        var found = BatchKernel.Run(market, window, environment, sets, width, CancellationToken.None, keepsHours: true);

        for (var set = 0; set < count; set++)
        {
            var expected = ScalarKernel.Run(
                market, window, environment, sets[set], new BacktestOptions { Skipping = RowSkipping.None, KeepsHours = true });
            found[set].Metrics.ShouldBe(expected.Metrics, sets[set].ToString());
            found[set].Reasons.ShouldBe(expected.Reasons, sets[set].ToString());
            found[set].HourlyPnl.SequenceEqual(expected.HourlyPnl).ShouldBeTrue(sets[set].ToString());
            features?.Add(market, window, environment, sets[set], expected);
        }
    }

    private static IEnumerable<double> Larger(Market market) =>
        Enumerable.Range(0, market.Count).Select(row => Math.Max(market.Edges.ShortA[row], market.Edges.ShortB[row]));
}
