using System.Collections.Immutable;
using System.Globalization;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Splits;

namespace TuningFunctions.Trials;

/// <summary>Opens the backtest of a plan's data and environment.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageEvaluatorSource(MarketCache markets) : IEvaluatorSource
{
    private static readonly BacktestOptions s_explaining = new() { CountsExitRows = true };

    /// <inheritdoc/>
    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        ImmutableArray<IBatchEvaluator> evaluators =
        [
            .. MarketsOf(plan).Select(market =>
                new ArbitrageEvaluator(market, RowsOf(market, scope), environment, scope.HashesDecisions)),
        ];
        return evaluators is [var single] ? single : new SeveralMarkets(plan.Spec, evaluators);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var environment = ArbitrageBinding.ToEnvironment(plan.Spec.Environment);
        var notes = ImmutableArray.CreateBuilder<string>();
        var traded = MarketsOf(plan).ToArray();
        for (var i = 0; i < traded.Length; i++)
        {
            var place = traded.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"datasets[{i}]: ");
            notes.AddRange(Explain(traded[i], RowsOf(traded[i], scope), environment, point).Select(note => place + note));
        }

        return notes.ToImmutable();
    }

    private static IEnumerable<string> Explain(
        Market market, MarketWindow window, TradingEnvironment environment, ParameterSet point)
    {
        var result = ScalarKernel.Run(
            market, window, environment, ArbitrageBinding.ToParameters(point), s_explaining);
        if (result.ExitReachedShare is { } share)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"exit reached on {100 * share:0.##} % of rows");
        }

        if (result.IsLatencyBelowResolution)
        {
            yield return "latency below resolution: rows are further apart than the latency, so its exact length changes nothing";
        }
    }

    // By rows where the window has no bounds or counts rows, else by time.
    private static MarketWindow RowsOf(Market market, EvaluationScope scope)
    {
        var (unit, start, length) = scope.Bounds is { } bounds
            ? (bounds.Unit, bounds.Start, bounds.Length)
            : (WindowUnit.Rows, 0, market.Count);
        var (first, end) = scope.Part.Of(length);
        return unit is WindowUnit.Time
            ? MarketWindow.Between(market, start + first, start + end)
            : MarketWindow.Rows(market, (int)(start + first), (int)(start + end));
    }

    private IEnumerable<Market> MarketsOf(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Datasets.Select(dataset => markets.Open(dataset.Sha256));
    }
}
