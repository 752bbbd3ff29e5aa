using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Truth;

namespace Tuning.Arbitrage.Tests.Markets.Truth;

public sealed class GridRegretTests
{
    private const int Side = 60;
    private const double MostRegret = .02;

    [Theory]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(5)]
    public void Grid_OnL0_FindsTheBestRuleOfTheClosedForm(double feeBps)
    {
        var options = GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = LongRun.Count(500_000, 5_000_000), Seed = 21, MeanReversionPerHour = 7.2 };
        var market = new Market(new QuoteGenerator(options).ToSeries());
        var truth = new PlantedOptimum(options, 4 * feeBps);

        var (entryBps, exitBps) = BestOf(market, [MarketWindow.Whole(market)], feeBps, 60);

        truth.Regret(entryBps, exitBps, givenExit: false).ShouldBeLessThan(MostRegret, $"entry {entryBps}, exit {exitBps}, best {truth.Best()}");
    }

    [Theory]
    [InlineData(Regime.Calm, 20)]
    [InlineData(Regime.Wild, 60)]
    public void Grid_OnARegimeOfL2_FindsTheBestRuleOfItsClosedForm(Regime regime, double farthestBps)
    {
        var options = GeneratorOptions.Of(GeneratorLevel.L2) with
        {
            Rows = LongRun.Count(1_000_000, 10_000_000),
            Seed = 4,
            MeanReversionPerHour = 7.2,
            HalfSpreadABps = .25,
            HalfSpreadBBps = .25,
        };
        var generator = new QuoteGenerator(options);
        var market = new Market(generator.ToSeries());
        var windows = generator.Regimes.Where(span => span.Regime == regime)
            .Select(span => MarketWindow.Rows(market, (int)span.FirstRow, (int)(span.FirstRow + span.Rows))).ToArray();
        var truth = new PlantedOptimum(options, 4, regime);

        var (entryBps, exitBps) = BestOf(market, windows, 1, farthestBps);

        truth.Regret(entryBps, exitBps, givenExit: false).ShouldBeLessThan(MostRegret, $"entry {entryBps}, exit {exitBps}, best {truth.Best()}");
    }

    private static (double EntryBps, double ExitBps) BestOf(Market market, MarketWindow[] windows, double feeBps, double farthestBps)
    {
        var environment = new TradingEnvironment { FeeABps = feeBps, FeeBBps = feeBps, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e9 };
        var step = farthestBps / Side;
        var sets = (from entry in Enumerable.Range(1, Side) from exit in Enumerable.Range(0, Side) select new ArbitrageParameters(entry * step, (exit * step) - farthestBps + step)).Where(set => set.AreOrdered).ToArray();
        var earned = new double[sets.Length];
        foreach (var window in windows)
        {
            var results = BatchKernel.Run(market, window, environment, sets);
            for (var set = 0; set < sets.Length; set++)
            {
                earned[set] += results[set].Metrics.NetPnl;
            }
        }

        var best = sets[Array.IndexOf(earned, earned.Max())];
        return (best.EntryBps, best.ExitBps);
    }
}
