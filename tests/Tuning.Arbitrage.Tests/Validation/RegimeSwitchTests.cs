using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Truth;
using Tuning.Objectives;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;
using Tuning.Validation.WalkForwards;

namespace Tuning.Arbitrage.Tests.Validation;

/// <summary>A premium whose deviation rises from 8 to 25 bps in mid-record, at a cost of 12 bps and an exit of 0.</summary>
public sealed class RegimeSwitchTests
{
    private const double CalmSdBps = 8;
    private const double WildSdBps = 25;
    private const double FeeBps = 3;
    private const double WildCost = 4 * FeeBps / WildSdBps;
    private const long IntervalNs = 10_000_000_000;
    private const int RowsPerHour = 360;
    private const long Hour = WindowLength.HourNs;

    // Thresholds are crossed by steps: the closed form is of a continuous premium, and needs small ones.
    private const double ReversionPerRow = .0005;
    private const int HoursOfARegime = 7_000;

    private static readonly TradingEnvironment _environment =
        new() { FeeABps = FeeBps, FeeBBps = FeeBps, LatencyAMs = 0, LatencyBMs = 0, Balance = 1e9 };

    private static readonly SearchSetup _search = new(
        new Space(
            [new Parameter.Real("entryBps", 5, 60)],
            new ParameterSet([KeyValuePair.Create("exitBps", (ParameterValue)0)]),
            new ArbitrageStrategy()),
        new Objective("netPnlPerDay", ObjectiveDirection.Maximize, []),
        new TpeOptions(),
        1,
        100);

    [Fact]
    public void WalkForward_AfterASwitch_KeepsTheNewRegimesRateWhereAFrozenChoiceLosesMuchOfIt()
    {
        var market = new Market(Joined(Spread(CalmSdBps, 11, HoursOfARegime, 0), Spread(WildSdBps, 12, HoursOfARegime, HoursOfARegime)));
        var start = market.Quotes.TimeNs[0];
        var (switchNs, end) = (start + (HoursOfARegime * Hour), start + (2 * HoursOfARegime * Hour));
        var shape = new WalkForwardShape(3_500 * Hour, 1_000 * Hour, 1_000 * Hour, 0);
        var plan = new WalkForwardPlan(
            [.. shape.Folds(WindowUnit.Time, start, end)], new Window(WindowUnit.Time, start, end), new Window(WindowUnit.Time, end, end), 0);
        var session = new WalkForwardSession(_search, plan) { Scenarios = [] };
        var evaluator = new ArbitrageWindowEvaluator(market, _environment);

        var frozen = ChoiceRule.Choose(
            _search.Space,
            _search.Objective,
            WindowSearch.Run(_search, 0, new Window(WindowUnit.Time, start, switchNs), evaluator, default))!.Point;
        var after = plan.Folds.Where(fold => fold.Train.Start >= switchNs)
            .Select(fold => WalkForward.RunFold(session, fold, evaluator, default)).ToArray();

        after.Length.ShouldBe(3);
        var best = RateOf(ThresholdRule.BestAt(-ThresholdRule.StepShift(ReversionPerRow), WildCost));
        foreach (var fold in after)
        {
            (RateOf(fold.Choice!) / best).ShouldBeGreaterThanOrEqualTo(.95, $"fold {fold.Fold.Number} entered at {fold.Choice!.Canonical}");
        }

        (1 - (RateOf(frozen) / best)).ShouldBe(.42, .10, $"tuned before the switch, it entered at {frozen.Canonical}");
    }

    [Fact]
    public void ClosedForm_TheCalmRegimesEntryInTheWildOne_LosesAsPublished()
    {
        var frozen = ThresholdRule.BestAt(0, 4 * FeeBps / CalmSdBps).Entry * CalmSdBps / WildSdBps;

        (1 - (RateOf(new ThresholdRule(frozen, 0)) / RateOf(ThresholdRule.BestAt(0, WildCost)))).ShouldBe(.42, .01);
    }

    // In the wild regime, in closed form: a finite record of it would add its own luck.
    private static double RateOf(ParameterSet point) =>
        RateOf(new ThresholdRule(point.NumberOf("entryBps")!.Value / WildSdBps, 0).Seen(ReversionPerRow));

    private static double RateOf(ThresholdRule seen) => seen.Rate(WildCost);

    private static QuoteSeries Spread(double sdBps, ulong seed, int hours, long afterHours)
    {
        var usual = GeneratorOptions.Of(GeneratorLevel.L0);
        return new QuoteGenerator(usual with
        {
            Rows = hours * RowsPerHour,
            Seed = seed,
            StartNs = usual.StartNs + (afterHours * Hour),
            IntervalNs = IntervalNs,
            SpreadSdBps = sdBps,
            MeanReversionPerHour = ReversionPerRow * RowsPerHour,
        }).ToSeries();
    }

    private static QuoteSeries Joined(QuoteSeries first, QuoteSeries second) => new(
        (long[])[.. first.TimeNs, .. second.TimeNs],
        (double[])[.. first.BidA, .. second.BidA],
        (double[])[.. first.AskA, .. second.AskA],
        (double[])[.. first.BidB, .. second.BidB],
        (double[])[.. first.AskB, .. second.AskB]);
}
