using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Trials;

/// <summary>Evaluates points by the scalar backtest on one window of one market.</summary>
/// <param name="market">The market.</param>
/// <param name="window">The rows to trade.</param>
/// <param name="environment">Costs, latencies and sizes.</param>
internal sealed class ArbitrageEvaluator(Market market, MarketWindow window, TradingEnvironment environment) : ITrialEvaluator
{
    private static readonly BacktestOptions s_options = new() { KeepsTrace = true };

    /// <inheritdoc/>
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parameters = ArbitrageBinding.ToParameters(point);
        var result = ScalarKernel.Run(market, window, environment, parameters, s_options);
        cancellationToken.ThrowIfCancellationRequested();
        return new TrialEvaluation(result.Metrics.ToMetricSet(), Effective(parameters), result.TraceHash);
    }

    // Read back from what the kernel was given, so that a parameter that is never read cannot look as if it had been.
    private static ParameterSet Effective(ArbitrageParameters parameters)
    {
        var effective = new Dictionary<string, ParameterValue>(StringComparer.Ordinal)
        {
            ["entryBps"] = parameters.EntryBps,
            ["exitBps"] = parameters.ExitBps,
            ["takeProfitBps"] = parameters.TakeProfitBps,
            ["stopLossBps"] = parameters.StopLossBps,
            ["maxHoldMs"] = parameters.MaxHoldMs,
            ["coolOffMs"] = parameters.CoolOffMs,
            ["drawdownStopPct"] = parameters.DrawdownStopPct,
            ["centreHalfLifeMs"] = parameters.CentreHalfLifeMs,
        };
        if (parameters.ZoneProfile is { } profile)
        {
            effective["zoneProfile"] = new ParameterValue.Sequence([.. profile.Weights.Select(weight => (ParameterValue)weight)]);
        }

        return new ParameterSet(effective);
    }
}
