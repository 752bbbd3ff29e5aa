using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Tests.Backtesting;
using Tuning.Spaces;

namespace Tuning.Arbitrage.Tests;

public class ArbitrageEvaluatorTests
{
    private static readonly Market Market = MadeMarket.Wild(1, 3_000);

    [Fact]
    public void Evaluate_OfAPoint_ReportsTheMetricsOfTheKernelAndEchoesWhatItRead()
    {
        var environment = new TradingEnvironment { FeeABps = 1, FeeBBps = 1 };
        var evaluator = new ArbitrageEvaluator(Market, MarketWindow.Whole(Market), environment, hashesDecisions: true);
        var point = new ParameterSet([new("entryBps", 20), new("exitBps", -5), new("maxHoldMs", 60_000), new("zoneProfile", "z2_balanced")]);

        var evaluation = evaluator.Evaluate(point, CancellationToken.None);

        var parameters = ArbitrageBinding.ToParameters(point);
        var direct = ScalarKernel.Run(Market, MarketWindow.Whole(Market), environment, parameters, BacktestOptions.Everything);
        evaluation.Metrics.ShouldBe(direct.Metrics.ToMetricSet());
        evaluation.TraceHash.ShouldBe(direct.TraceHash);
        ArbitrageBinding.ToParameters(evaluation.Effective).ShouldBe(parameters);
        evaluation.Effective.NumberOf("coolOffMs").ShouldBe(0);
    }

    [Fact]
    public void EvaluateAll_OfPoints_EqualsEvaluatingEach()
    {
        var evaluator = new ArbitrageEvaluator(Market, MarketWindow.Whole(Market), new TradingEnvironment());
        var points = Enumerable.Range(10, 20).Select(entry => new ParameterSet([new("entryBps", entry), new("exitBps", -entry)])).ToArray();

        var together = evaluator.EvaluateAll(points, CancellationToken.None);

        together.ShouldBe(points.Select(point => evaluator.Evaluate(point, CancellationToken.None)));
        together.Select(evaluation => evaluation.Metrics.Find("closedTrades")).Distinct().Count().ShouldBeGreaterThan(5);
    }
}
