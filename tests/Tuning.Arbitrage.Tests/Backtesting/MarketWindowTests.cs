using FsCheck;
using FsCheck.Fluent;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Validation.Splits;

namespace Tuning.Arbitrage.Tests.Backtesting;

public sealed class MarketWindowTests
{
    private const long Hour = WindowLength.HourNs;
    private static readonly Market _market = new(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L1) with { Rows = 2_000, IntervalNs = 7 * Hour / 60 }).ToSeries());

    [Fact]
    public void Of_TheFoldsOfAnyPlan_NeverTrainsOnARowOfATestOrItsGap() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Train, byte Test, byte Step, byte Gap, bool ByRows, bool Anchored)>(), drawn =>
        {
            var (unit, quantum) = drawn.ByRows ? (WindowUnit.Rows, 1) : (WindowUnit.Time, Hour);
            var test = 1 + (drawn.Test % 20);
            var shape = new WalkForwardShape((1 + (drawn.Train % 40)) * quantum, test * quantum, (test + (drawn.Step % 5)) * quantum, drawn.Gap % 9 * quantum) { IsAnchored = drawn.Anchored };
            var start = drawn.ByRows ? 0 : _market.Quotes.TimeNs[0];
            var times = _market.Quotes.TimeNs;
            foreach (var fold in shape.Folds(unit, start, start + (200 * quantum)))
            {
                var (train, tested) = (MarketWindow.Of(_market, fold.Train), MarketWindow.Of(_market, fold.Test));
                tested.FirstRow.ShouldBeGreaterThanOrEqualTo(train.EndRow);
                tested.Count.ShouldBeGreaterThan(0);
                if (drawn.ByRows)
                {
                    (tested.FirstRow - train.EndRow).ShouldBe((int)shape.Gap);
                    continue;
                }

                times[train.EndRow - 1].ShouldBeLessThan(fold.Test.Start - shape.Gap);
                times[tested.FirstRow].ShouldBeGreaterThanOrEqualTo(fold.Test.Start);
                times[tested.EndRow - 1].ShouldBeLessThan(fold.Test.End);
                times[tested.EndRow].ShouldBeGreaterThanOrEqualTo(fold.Test.End);
            }
        }).Check(Config.QuickThrowOnFailure);
}
