using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Arbitrage;

/// <summary>Evaluates points of the arbitrage strategy on one window of a market. Safe to use from several threads.</summary>
public sealed class ArbitrageEvaluator : IBatchEvaluator
{
    private readonly Market _market;
    private readonly MarketWindow _window;
    private readonly TradingEnvironment _environment;
    private readonly BacktestOptions _options;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="market">The market, shared by all evaluators of a process.</param>
    /// <param name="window">The rows to trade.</param>
    /// <param name="environment">The session's environment, valid.</param>
    /// <param name="hashesDecisions">Whether each evaluation hashes its decision trace.</param>
    public ArbitrageEvaluator(
        Market market, MarketWindow window, TradingEnvironment environment, bool hashesDecisions = false)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(environment);
        _market = market;
        _window = window;
        _environment = environment;
        _options = new BacktestOptions { KeepsTrace = hashesDecisions };
    }

    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        var parameters = ArbitrageBinding.ToParameters(point);
        var result = ScalarKernel.Run(_market, _window, _environment, parameters, _options, cancellationToken);
        return new TrialEvaluation(result.Metrics.ToMetricSet(), ArbitrageBinding.ToPoint(parameters), result.TraceHash);
    }

    /// <inheritdoc/>
    public ImmutableArray<TrialEvaluation> EvaluateAll(IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (_options.KeepsTrace)
        {
            return [.. points.Select(point => Evaluate(point, cancellationToken))];
        }

        var sets = points.Select(ArbitrageBinding.ToParameters).ToArray();
        var results = BatchKernel.Run(_market, _window, _environment, sets, cancellationToken);
        return
        [
            .. results.Select((result, set) =>
                new TrialEvaluation(result.Metrics.ToMetricSet(), ArbitrageBinding.ToPoint(sets[set]), null)),
        ];
    }
}
