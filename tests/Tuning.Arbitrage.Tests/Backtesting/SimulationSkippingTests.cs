using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class SimulationSkippingTests
{
    private static readonly ScanWidth[] Widths = [ScanWidth.Scalar, ScanWidth.Vector128, ScanWidth.Vector256];

    [Fact]
    public void Run_SkippingIdleRows_EqualsSteppingThroughEveryRow()
    {
        var traded = 0;
        for (var seed = 0; seed < LongRun.Count(300, 5_000); seed++)
        {
            var random = new Random(seed);
            var market = MadeMarket.Wild(seed, random.Next(1, 4_000), hasFx: random.Next(2) == 0, hasSizes: random.Next(3) == 0);
            var first = random.Next(market.Count);
            var window = random.Next(2) == 0
                ? MarketWindow.Whole(market)
                : MarketWindow.Rows(market, first, random.Next(first, market.Count + 1));
            var (environment, parameters) = (RandomSetting.Environment(random), RandomSetting.Parameters(random));
            var fills = (FillModel)(seed % 4 == 0 ? random.Next(3) : 0);
            var expected = ScalarKernel.Run(
                market, window, environment, parameters, BacktestOptions.Everything with { Skipping = RowSkipping.None, Fills = fills });

            foreach (var skipping in new[] { RowSkipping.Rows, RowSkipping.Blocks })
            {
                var options = BacktestOptions.Everything with { Fills = fills, Skipping = skipping, Width = Widths[seed % Widths.Length] };
                var found = ScalarKernel.Run(market, window, environment, parameters, options);
                SameResult.Check(found, expected, $"seed {seed}, {skipping}, {options.Width}");
            }

            traded += expected.Metrics.ClosedTrades;
        }

        traded.ShouldBeGreaterThan(LongRun.Count(2_000, 40_000));
    }
}
