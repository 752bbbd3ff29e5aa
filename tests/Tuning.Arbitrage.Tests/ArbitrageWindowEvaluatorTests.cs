using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Arbitrage.Tests;

public sealed class ArbitrageWindowEvaluatorTests
{
    private const long Hour = WindowLength.HourNs;
    private static readonly Market _market = Generate(GeneratorLevel.L1);
    private static readonly Market _standing = new(Standing(_market.Quotes, 12));
    private static readonly TradingEnvironment _environment = new() { FeeABps = 4, FeeBBps = 3, Balance = 1e6 };
    private static readonly ParameterSet _point = new([KeyValuePair.Create("entryBps", (ParameterValue)20), KeyValuePair.Create("exitBps", (ParameterValue)2)]);
    private static readonly ArbitrageParameters _parameters = new(20, 2);
    private static readonly long _start = _market.Quotes.TimeNs[0];
    private static readonly Window _window = new(WindowUnit.Time, _start + (10 * Hour), _start + (60 * Hour));
    private static readonly MarketWindow _rows = MarketWindow.Between(_market, _window.Start, _window.End);

    [Fact]
    public void Search_Points_GivesWhatThePlainKernelGives()
    {
        var other = _point.With("entryBps", 25);

        var found = new ArbitrageWindowEvaluator(_market, _environment).Search(_window, [_point, other], CancellationToken.None);

        foreach (var (record, entryBps) in found.Zip([20.0, 25]))
        {
            var plain = ScalarKernel.Run(_market, _rows, _environment, new ArbitrageParameters(entryBps, 2), new BacktestOptions { KeepsHours = true });
            record.Metrics.ShouldBe(plain.Metrics.ToMetricSet());
            record.HourlyPnl.ShouldBe(plain.HourlyPnl);
            record.HourlyPnl.Length.ShouldBe(50);
        }
    }

    [Fact]
    public void Record_AsPlanned_HoldsTradesHoursAndHolds()
    {
        var record = Record(Scenario.AsPlanned);
        var plain = ScalarKernel.Run(_market, _rows, _environment, _parameters, new BacktestOptions { KeepsTrades = true });

        record.NetPnl.ShouldBe(plain.Metrics.NetPnl);
        record.Days.ShouldBe(50 / 24.0);
        record.TradePnl.ShouldBe(plain.Trades.Select(trade => trade.Pnl));
        record.HoldHours.Average().ShouldBe(plain.Metrics.MeanHoldSeconds!.Value / 3600, 1e-9);
        record.HourlyPnl.Sum().ShouldBe(record.NetPnl, 1e-6);
        (record.Turnover, record.FeesPaid).ShouldBe((plain.Metrics.Turnover, plain.Metrics.FeesPaid));
    }

    [Fact]
    public void Record_EachScenario_IsTheEnvironmentItSays()
    {
        var seconds = _market.MedianIntervalNs / 1e6;
        Record(Scenario.FeesUpQuarter).NetPnl.ShouldBe(Pnl(_environment with { FeeABps = 5, FeeBBps = 3.75 }));
        Record(Scenario.FeesUpHalf).NetPnl.ShouldBe(Pnl(_environment with { FeeABps = 6, FeeBBps = 4.5 }));
        Record(Scenario.Slower).NetPnl.ShouldBe(Pnl(_environment with { LatencyAMs = 120 + seconds, LatencyBMs = 20 + seconds }));
        Record(Scenario.Slippage).NetPnl.ShouldBe(Pnl(_environment with { SlippageBps = 2 }));
        Record(new Scenario("x") { ExtraLatencyMs = 60_000 }).NetPnl.ShouldBe(Pnl(_environment with { LatencyAMs = 60_120, LatencyBMs = 60_020 }));
        Record(new Scenario("x") { LatencyFactor = 600 }).NetPnl.ShouldBe(Pnl(_environment with { LatencyAMs = 72_000, LatencyBMs = 12_000 }));
    }

    [Fact]
    public void Record_SlowerWithALatencyOfSeveralRows_IsTwiceAsLate()
    {
        var late = _environment with { LatencyAMs = 40_000, LatencyBMs = 30_000 };

        var record = new ArbitrageWindowEvaluator(_market, late).Record(_window, _point, Scenario.Slower, CancellationToken.None)!;

        record.NetPnl.ShouldBe(Pnl(_environment with { LatencyAMs = 80_000, LatencyBMs = 60_000 }));
    }

    [Fact]
    public void Record_MoreSlippage_ComesOnTopOfWhatThereIs()
    {
        var slipping = _environment with { SlippageBps = 1 };

        new ArbitrageWindowEvaluator(_market, slipping).Record(_window, _point, Scenario.Slippage, CancellationToken.None)!
            .NetPnl.ShouldBe(Pnl(_environment with { SlippageBps = 3 }));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 2)]
    [InlineData(9, 5)]
    public void Record_FreshQuotes_HoldsToTheShorterOfTheTwoAges(double intervals, double held)
    {
        var intervalMs = _standing.MedianIntervalNs / 1e6;
        var environment = _environment with { MaxUnchangedMs = intervals * intervalMs };

        double PnlWith(double ages) =>
            ScalarKernel.Run(_standing, _rows, environment with { MaxUnchangedMs = ages * intervalMs }, _parameters).Metrics.NetPnl;

        new ArbitrageWindowEvaluator(_standing, environment).Record(_window, _point, Scenario.FreshQuotes, CancellationToken.None)!
            .NetPnl.ShouldBe(PnlWith(held));
        Enumerable.Range(0, 4).Select(ages => PnlWith(3 * ages)).ShouldBeUnique();
    }

    [Fact]
    public void Record_PhantomScenarios_AreThoseOfTheDiagnosis()
    {
        var phantom = PhantomEdges.Of(_standing, _rows, _environment, _parameters);
        var evaluator = new ArbitrageWindowEvaluator(_standing, _environment);
        double PnlUnder(Scenario scenario) => evaluator.Record(_window, _point, scenario, CancellationToken.None)!.NetPnl;

        PnlUnder(Scenario.FreshQuotes).ShouldBe(phantom.WithFreshQuotes);
        PnlUnder(Scenario.OneRowLater).ShouldBe(phantom.OneRowLater);
        PnlUnder(Scenario.WorstQuote).ShouldBe(phantom.AtWorstOfNextTwoRows);
        new[] { phantom.AsTraded, phantom.WithFreshQuotes, phantom.OneRowLater, phantom.AtWorstOfNextTwoRows }.ShouldBeUnique();
    }

    [Fact]
    public void Record_NoChoice_IsFlat()
    {
        var record = new ArbitrageWindowEvaluator(_market, _environment).Record(_window, null, Scenario.AsPlanned, CancellationToken.None)!;

        record.NetPnl.ShouldBe(0);
        record.TradePnl.ShouldBeEmpty();
        record.HourlyPnl.ShouldBe(new double[50]);
    }

    [Fact]
    public void Record_ThinBooks_TakeWhatIsThere()
    {
        Record(Scenario.ThinBooks, allowNull: true).ShouldBeNull("the market has no quantities");
        var market = Generate(GeneratorLevel.L3);
        var environment = _environment with { FeeABps = 0, FeeBBps = 0, Notional = 30_000, ImpactBps = 3 };
        var window = new Window(WindowUnit.Rows, 100, 20_000);
        var evaluator = new ArbitrageWindowEvaluator(market, environment);

        var thin = evaluator.Record(window, _point, Scenario.ThinBooks, CancellationToken.None)!;
        var full = evaluator.Record(window, _point, Scenario.AsPlanned, CancellationToken.None)!;

        full.TradePnl.Length.ShouldBeGreaterThan(10);
        thin.Turnover.ShouldBeLessThan(full.Turnover);
        thin.Turnover.ShouldBeGreaterThan(.45 * full.Turnover);
    }

    private static WindowRecord Record(Scenario scenario, bool allowNull = false)
    {
        var record = new ArbitrageWindowEvaluator(_market, _environment).Record(_window, _point, scenario, CancellationToken.None);
        (allowNull || record is not null).ShouldBeTrue();
        return record!;
    }

    private static double Pnl(TradingEnvironment environment) => ScalarKernel.Run(_market, _rows, environment, _parameters).Metrics.NetPnl;

    // Venue B says something new in one row of so many.
    private static QuoteSeries Standing(QuoteSeries quotes, int rows)
    {
        double[] Held(double[] column) => [.. column.Select((_, i) => column[i - (i % rows)])];
        return new QuoteSeries(quotes.TimeNs.ToArray(), quotes.BidA.ToArray(), quotes.AskA.ToArray(), Held(quotes.BidB.ToArray()), Held(quotes.AskB.ToArray()));
    }

    private static Market Generate(GeneratorLevel level) =>
        new(new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 25_000, Seed = 3 }).ToSeries());
}
