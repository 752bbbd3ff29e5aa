using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Objectives;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;
using Tuning.Validation.WalkForwards;

namespace Tuning.Cli.TruthBench;

/// <summary>A market with its environment and space, and the session that is run on it.</summary>
/// <param name="market">The market.</param>
/// <param name="environment">Its costs.</param>
/// <param name="space">What is searched on it.</param>
/// <param name="seed">The seed of the session.</param>
internal sealed class TruthWorld(Market market, TradingEnvironment environment, Space space, ulong seed)
{
    /// <summary>Rows of a world, of which each is a quote of five minutes.</summary>
    public const int Rows = 100_000;

    /// <summary>Five minutes, in nanoseconds.</summary>
    public const long IntervalNs = 300_000_000_000;

    private const int Trials = 100;
    private const long Tenth = Rows / 10 * IntervalNs / WindowLength.HourNs;

    /// <summary>Three tenths to train, five windows of a tenth to test, two tenths held out.</summary>
    public static WalkForwardPlan Plan(Market market)
    {
        const long Hour = WindowLength.HourNs;
        var start = market.Quotes.TimeNs[0];
        var holdout = new Window(WindowUnit.Time, start + (8 * Tenth * Hour), start + (10 * Tenth * Hour));
        var shape = new WalkForwardShape(3 * Tenth * Hour, Tenth * Hour, Tenth * Hour, 0);
        return new WalkForwardPlan(
            [.. shape.Folds(WindowUnit.Time, start, holdout.Start)], new Window(WindowUnit.Time, start, holdout.Start), holdout, 0);
    }

    /// <summary>Who evaluates points on the market.</summary>
    public ArbitrageWindowEvaluator Evaluator { get; } = new(market, environment);

    /// <summary>Runs the whole session.</summary>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public WalkForwardRun Run(CancellationToken cancellationToken)
    {
        var plan = Plan(market);
        var search = new SearchSetup(space, new Objective("netPnlPerDay", ObjectiveDirection.Maximize, []), new TpeOptions(), seed, Trials);
        var session = new WalkForwardSession(search, plan) { Sensitivity = Probe(plan), WaivedFindings = 0 };
        return WalkForward.Run(session, Evaluator, cancellationToken);
    }

    private SensitivityFinding Probe(WalkForwardPlan plan)
    {
        var window = MarketWindow.Between(market, plan.Folds[0].Train.Start, plan.Folds[0].Train.End);
        return SensitivityProbe.Run(space, point =>
        {
            var result = ScalarKernel.Run(
                market, window, environment, ArbitrageBinding.ToParameters(point), new BacktestOptions { KeepsTrace = true });
            return (result.TraceHash!, result.Metrics.ClosedTrades);
        });
    }
}
